using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Notes beside what people write.</summary>
public sealed class RoleNoteTests
{
    private static Gen<OperationId?> Operation { get; } = Gen.Elements<OperationId?>(null, OperationId.New(), new OperationId(Guid.Empty), new OperationId(Guid.Parse("ffffffff-ffff-ffff-ffff-ffffffffffff")));

    private static Gen<RoleNote> Note { get; } =
        from stage in Gen.Elements(VersionStage.Pending, VersionStage.Current, VersionStage.Previous, VersionStage.Disabled, VersionStage.Revoked)
        from issued in Operation
        from moved in Operation
        from seconds in Gen.Choose(0, int.MaxValue)
        select new RoleNote(stage, issued, issued is null ? null : DateTimeOffset.UnixEpoch.AddSeconds(seconds), moved);

    private static Gen<string?> Human { get; } = Gen.OneOf(
        Gen.Constant<string?>(null),
        Gen.Elements("\n", "\r\n", " ", "nhi/1", "nhi/1 stage=current", "nhi/1 stage=current issued=- at=- moved=- ", "Owned by billing", "ä", "'", "stage=revoked", "nhi/2 stage=current issued=- at=- moved=-")
            .NonEmptyListOf().Select(parts => (string?)string.Concat(parts)));

    [Fact]
    public void A_note_is_read_back_beside_any_text_and_leaves_it_as_it_was() => Prop.ForAll(Note.ToArbitrary(), Note.ToArbitrary(), Human.ToArbitrary(), (first, second, human) =>
    {
        var once = first.WriteInto(human);
        var twice = second.WriteInto(once);
        return RoleNote.Find(once) == first && RoleNote.Find(twice) == second && RoleNote.HumanPart(once) == human && RoleNote.HumanPart(twice) == human;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData("nhi/1 stage=unknown issued=- at=- moved=-")]
    [InlineData("nhi/1 stage=Current issued=- at=- moved=-")]
    [InlineData("nhi/1 stage=current issued=5 at=- moved=-")]
    [InlineData("nhi/1 stage=current issued=- at=2026-01-01T00:00:00Z moved=-")]
    [InlineData("nhi/1 stage=current issued=00000000000000000000000000000001 at=- moved=-")]
    [InlineData("nhi/1 stage=current issued=00000000000000000000000000000001 at=2026-13-01T00:00:00Z moved=-")]
    [InlineData("nhi/1 stage=current issued=- at=-")]
    [InlineData(" nhi/1 stage=current issued=- at=- moved=-")]
    [InlineData("nhi/1  stage=current issued=- at=- moved=-")]
    [InlineData("nhi/1 stage=current issued=- at=- moved=-\nnhi/1 stage=current issued=- at=- moved=-")]
    public void A_line_that_is_not_exactly_a_note_is_none(string comment) => Assert.Null(RoleNote.Find(comment));

    [Fact]
    public void A_line_ended_as_Windows_does_is_a_note() => Assert.Equal(VersionStage.Current, RoleNote.Find("People\r\nnhi/1 stage=current issued=- at=- moved=-\r\n")!.Stage);
}
