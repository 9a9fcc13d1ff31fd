namespace Nhi.Governance.Conformance.Tests.Laws;

public sealed class PrintedTests
{
    [Fact]
    public void Everything_below_a_value_is_printed()
    {
        var facts = new FactSetBuilder().Set(IdentityFacts.Purpose, "deep inside", "here").ToFactSet();
        var told = new SourceEvent.Attached([new Attachment { Target = "t", Record = "r", Source = "s", Credentials = [new Credential(new("key"), CredentialKind.ApiKey, facts)] }]);
        Assert.Contains("deep inside", Printed.Of(told), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_not_printed()
    {
        using var secret = SecretValue.CopyText("hush-hush-hush");
        Assert.DoesNotContain("hush", Printed.Of(new { Held = secret }), StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_of_equal_content_print_the_same() =>
        Assert.Equal(Printed.Of(new SourceSummary("p", "f", 1, 1, 0, 0, [new("a", Coverage.Partial)])), Printed.Of(new SourceSummary("p", "f", 1, 1, 0, 0, [new("a", Coverage.Partial)])));
}
