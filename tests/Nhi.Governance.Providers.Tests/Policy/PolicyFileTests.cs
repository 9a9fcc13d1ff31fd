using Nhi.Governance.Providers.Policy;
using Nhi.Governance.Providers.Tests.Files;

namespace Nhi.Governance.Providers.Tests.Policy;

/// <summary>Policy files: what they say, over each other, and how a wrong one is told.</summary>
public sealed class PolicyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_document_s_own_example_is_read()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFolder(), "docs", "policy.md"));
        var policy = Read(text.Split("```yaml\n")[1].Split("```")[0]);

        Assert.Equal(["nothing of value in test", "production keys live a month", "sponsors for bots"], policy.Rules.Select(rule => rule.Name));
        Assert.False(policy.Overrides["review-date"].IsEnabled);
        Assert.Equal((TimeSpan.FromDays(60), TimeSpan.FromDays(180)), (policy.Limits[CredentialKind.ApiKey].MaxAge, policy.Limits[CredentialKind.ApiKey].MaxLifetime));
        Assert.Equal((TimeSpan.FromDays(200), TimeSpan.FromDays(30), TimeSpan.FromDays(7)), (policy.UnusedRoleAfter, policy.UnusedKeyAfter, policy.TriageWithin));
        var keys = policy.Rules[1];
        Assert.Equal("Environment: prod*, except (Class: AiAgent)", keys.Where.ToString());
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), keys.MadeFrom);
        Assert.Equal((TimeSpan.FromDays(30), LimitOverride.None), (keys.Limits[CredentialKind.AwsAccessKey].MaxAge, keys.Limits[CredentialKind.SshKey].MaxAge));
        Assert.True(policy.Rules[2].IsDraft);
        Assert.Equal(["Identity: arn:aws:iam::111122223333:role/break-glass", "Kind: ApiKey, Environment: production, Vendor: Datadog"], policy.AcceptedRisks.Select(risk => risk.Where.ToString()));
    }

    [Fact]
    public void A_file_is_laid_over_the_one_it_extends()
    {
        _folder.Write("organisation/base.yaml", "policy: nhi/v1\ncontrols:\n  purpose: { severity: High }\n  reuse: { severity: Low }\nlimits: { ApiKey: { maxAgeDays: 10 } }\nunused: { keyDays: 10 }\nrules: [{ name: base, controls: { reuse: { enabled: false } } }]\n");

        var policy = Read("policy: nhi/v1\nextends: organisation/base.yaml\ncontrols:\n  purpose: { enabled: false }\n  reuse: { severity: Critical }\nlimits: { ApiKey: { maxLifetimeDays: 20 } }\nrules: [{ name: own, triageDays: 3 }]\n");

        Assert.Equal((false, Severity.High), (policy.Overrides["purpose"].IsEnabled, policy.Overrides["purpose"].Severity));
        Assert.Equal(Severity.Critical, policy.Overrides["reuse"].Severity);
        Assert.Equal((TimeSpan.FromDays(10), TimeSpan.FromDays(20)), (policy.Limits[CredentialKind.ApiKey].MaxAge, policy.Limits[CredentialKind.ApiKey].MaxLifetime));
        Assert.Equal(TimeSpan.FromDays(10), policy.UnusedKeyAfter);
        Assert.Equal(["base", "own"], policy.Rules.Select(rule => rule.Name));
    }

    [Theory]
    [InlineData("policy: nhi/v1\nextends: policy.yaml\n", "extends: the files extend each other in a circle")]
    [InlineData("policy: nhi/v1\nextends: gone.yaml\n", "gone.yaml: cannot be read")]
    [InlineData("policy: nhi/v2\n", "policy: has to be nhi/v1")]
    [InlineData("policy: nhi/v1\nrule: []\n", "the policy: 'rule' is not known there")]
    [InlineData("policy: nhi/v1\nrules: {}\n", "rules: has to be a list")]
    [InlineData("policy: nhi/v1\nrules: [{ where: {} }]\n", "rules[0].name: is missing")]
    [InlineData("policy: nhi/v1\nrules: [{ name: a, where: { colour: red } }]\n", "rules[0].where: 'colour' is not known there")]
    [InlineData("policy: nhi/v1\nrules: [{ name: a, where: { class: Serviceaccount* } }, { name: b, where: { class: Robot } }]\n", "class 'Robot', which does not exist")]
    [InlineData("policy: nhi/v1\nrules: [{ name: a, where: { system: [] } }]\n", "rules[0].where.system: has to be a text, or a list of texts")]
    [InlineData("policy: nhi/v1\nrules: [{ name: a, where: { system: { a: b } } }]\n", "rules[0].where.system: has to be a text, or a list of texts")]
    [InlineData("policy: nhi/v1\nrules: [{ name: a, where: { except: { except: {} } } }]\n", "rules[0].where.except: 'except' is not known there")]
    [InlineData("policy: nhi/v1\nrules: [{ name: a, draft: maybe }]\n", "rules[0].draft: has to be true or false")]
    [InlineData("policy: nhi/v1\nrules: [{ name: a, madeFrom: soon }]\n", "rules[0].madeFrom: has to be a date")]
    [InlineData("policy: nhi/v1\nrules: [{ name: a, limits: { ApiKey: { maxAgeDays: never } } }]\n", "rules[0].limits.ApiKey: maxAgeDays has to be a number of days")]
    [InlineData("policy: nhi/v1\nrules: [{ name: a, limits: { Apikey: {} } }]\n", "rules[0].limits.Apikey: has to be one of")]
    [InlineData("policy: nhi/v1\nrules: [{ name: a, controls: { purpose: { severity: Grave } } }]\n", "rules[0].controls.purpose.severity: has to be one of")]
    [InlineData("policy: nhi/v1\nrules: [{ name: a, controls: { no.such: { enabled: true } } }]\n", "'no.such', which does not exist")]
    [InlineData("policy: nhi/v1\nrules: [{ name: a }, { name: a }]\n", "Two rules of the policy are called 'a'")]
    [InlineData("policy: nhi/v1\naccepted: [{ control: purpose, reason: r, approver: a, expires: 2027-01-01 }]\n", "accepted[0]: needs identity or where, one of them")]
    [InlineData("policy: nhi/v1\naccepted: [{ control: purpose, where: {}, reason: r, approver: a, expires: 2027-01-01 }]\n", "accepted[0].where: selects everything")]
    public void What_is_wrong_is_told_with_its_place(string text, string message) =>
        Assert.Contains(message, Assert.Throws<PolicyFileException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Files_over_files_have_an_end()
    {
        for (var index = 0; index < 10; index++)
        {
            _folder.Write($"{index}.yaml", $"policy: nhi/v1\nextends: {index + 1}.yaml\n");
        }

        _folder.Write("10.yaml", "policy: nhi/v1\n");
        Assert.Contains("more than 8 files", Assert.Throws<PolicyFileException>(() => PolicyFile.Read(Path.Combine(_folder.Path, "1.yaml"))).Message, StringComparison.Ordinal);
        Assert.Empty(PolicyFile.Read(Path.Combine(_folder.Path, "4.yaml")).Rules);
    }

    private ControlPolicy Read(string text)
    {
        _folder.Write("policy.yaml", text);
        return PolicyFile.Read(Path.Combine(_folder.Path, "policy.yaml"));
    }

    private static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Nhi.Governance.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
