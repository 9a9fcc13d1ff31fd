namespace Nhi.Governance.Conformance.Matrix.Sources;

/// <summary>A <see cref="TwinSource"/> over records, over the same with one damaged, and over nothing.</summary>
internal sealed class TwinSourceFixture<TSource> : IdentitySourceFixture
    where TSource : TwinSource, new()
{
    private const string Secret = "swordfish-of-the-second";

    private static readonly TwinRecord[] Whole =
    [
        new("one"),
        new("two", Text: Secret),
        new("three"),
        new("one", TwinRecord.Kind.SecondSighting),
        new("one", TwinRecord.Kind.Attachment),
    ];

    /// <summary>Whether each identity stands in one record, which is there, whole, and holds no secret.</summary>
    public bool IsPlain { get; init; }

    public override Type Subject => typeof(TSource);

    public override IIdentitySource Source => field ??= new TSource { Records = Readable };

    public override IIdentitySource Again => field ??= new TSource { Records = Readable, Instance = 1 };

    public override IIdentitySource? WithOneDamaged => IsPlain ? null : new TSource { Records = [Whole[0], Whole[1] with { What = TwinRecord.Kind.Damaged }, .. Whole[2..]] };

    public override IIdentitySource? OverNothing => IsPlain ? null : new TSource();

    public override ReadRequest Request { get; } = new(EstateScope.Empty, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public override IReadOnlyList<string> Secrets => IsPlain ? [] : [Secret];

    private IReadOnlyList<TwinRecord> Readable => IsPlain ? Whole[..3] : Whole;
}
