using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Providers.Aws;

public sealed class AwsKeyStagesTests
{
    private const string One = "AKIAQQQQQQQQQQQQQQQQ";
    private const string Two = "AKIA2222222222222222";

    private static readonly Gen<string> Keys = Gen.Elements(One, Two, "AKIAZZZZZZZZZZZZZZZZ", "ASIAAAAAAAAAAAAAAAAA");

    private static readonly Gen<Func<AwsKeyStages, AwsKeyStages>> Steps = Gen.OneOf(
        from key in Keys select (Func<AwsKeyStages, AwsKeyStages>)(stages => stages.WithIssued(key, OperationId.New(), [One, Two])),
        from key in Keys
        from to in Gen.Elements(VersionStage.Current, VersionStage.Previous)
        select (Func<AwsKeyStages, AwsKeyStages>)(stages => stages.WithMoved(key, to, [One, Two])));

    [Fact]
    public void What_is_written_reads_back_is_legal_and_fits() => Check.QuickThrowOnFailure(Prop.ForAll(Steps.ArrayOf().ToArbitrary(), steps =>
    {
        var stages = steps.Aggregate(AwsKeyStages.Parse(null), (now, step) => step(now));
        var value = stages.ToString();
        var again = AwsKeyStages.Parse(value);
        Assert.Equal(value, again.ToString());
        Assert.True(value.Length <= AwsTagText.MaximumValue && value.All(AwsTagText.IsLegal), value);
        foreach (var key in new[] { One, Two })
        {
            Assert.Equal(stages.StageOf(key), again.StageOf(key));
            Assert.Equal(stages.MadeBy(key), again.MadeBy(key));
        }
    }));

    [Fact]
    public void No_more_than_one_key_is_Current() => Check.QuickThrowOnFailure(Prop.ForAll(Steps.ArrayOf().ToArbitrary(), steps =>
    {
        var stages = steps.Aggregate(AwsKeyStages.Parse(null), (now, step) => step(now));
        Assert.True(new[] { One, Two, "AKIAZZZZZZZZZZZZZZZZ", "ASIAAAAAAAAAAAAAAAAA" }.Count(key => stages.StageOf(key) == VersionStage.Current) <= 1, stages.ToString());
    }));

    [Fact]
    public void Any_text_is_read_without_a_throw_and_what_is_not_ours_says_nothing() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        var stages = AwsKeyStages.Parse("1/" + text);
        Assert.Equal(stages.ToString(), AwsKeyStages.Parse(stages.ToString()).ToString());
    }));

    [Theory]
    [InlineData("")]
    [InlineData("2/AKIAQQQQQQQQQQQQQQQQ:C")]
    [InlineData("1/AKIAQQQQQQQQQQQQQQQQ")]
    [InlineData("1/AKIAQQQQQQQQQQQQQQQQ:X")]
    [InlineData("1/AKIAQQQQQQQQQQQQQQQQ:CC")]
    [InlineData("1/akiaqqqqqqqqqqqqqqqq:C")]
    [InlineData("1/AKIAQQQQQQQQQQQQQQQQ:C:not-an-operation")]
    [InlineData("1/AKIAQQQQQQQQQQQQQQQQ:C:00000000000000000000000000000001:more")]
    [InlineData("1/AKIAQQQQQQQQQQQQQQQQ:C/AKIAQQQQQQQQQQQQQQQQ:V")]
    [InlineData("1/AKIAQQQQQQQQQQQQQQQQ:C/")]
    [InlineData("team-x")]
    public void A_value_somebody_else_wrote_says_nothing(string value)
    {
        Assert.Equal(VersionStage.Unknown, AwsKeyStages.Parse(value).StageOf(One));
        Assert.Equal("1", AwsKeyStages.Parse(value).ToString());
    }

    [Fact]
    public void The_stages_of_a_rotation_are_as_they_are_written()
    {
        var operation = new OperationId(Guid.Parse("0f0e0d0c-0b0a-0908-0706-050403020100"));
        var stages = AwsKeyStages.Parse(null).WithMoved(One, VersionStage.Current, [One]).WithIssued(Two, operation, [One, Two]);
        Assert.Equal("1/AKIAQQQQQQQQQQQQQQQQ:C/AKIA2222222222222222:P:0f0e0d0c0b0a09080706050403020100", stages.ToString());
        var promoted = stages.WithMoved(Two, VersionStage.Current, [One, Two]);
        Assert.Equal("1/AKIAQQQQQQQQQQQQQQQQ:V/AKIA2222222222222222:C:0f0e0d0c0b0a09080706050403020100", promoted.ToString());
        Assert.Equal("1/AKIA2222222222222222:C:0f0e0d0c0b0a09080706050403020100", promoted.WithMoved(Two, VersionStage.Current, [Two]).ToString());
    }
}
