using System.Text.Json;

namespace Nhi.Governance.Tool.Tests;

public sealed class PolicyTests : IDisposable
{
    private const string Shorter = """
        policy: nhi/v1
        rules:
          - name: production
            where: { environment: prod* }
            limits: { ApiKey: { maxAgeDays: 30, maxLifetimeDays: none } }
            controls: { credential.rotation: { severity: High } }
          - name: nobody
            where: { system: moonbase }
            triageDays: 1
        accepted:
          - { control: owner.application, identity: "register:payroll-robot", reason: r, approver: ciso, expires: 2026-10-01 }
        """;

    private readonly Nhi _nhi = new();

    public void Dispose() => _nhi.Dispose();

    [Fact]
    public async Task A_diff_tells_what_would_change_and_changes_nothing()
    {
        await SurveyAsync();
        var before = File.ReadAllBytes(Path.Combine(_nhi.Folder, "nhi.db"));

        var lines = (await _nhi.RunAsync("policy", "diff", "baseline", "shorter.yaml", "--as-of", Exports.AsOf, "--json")).Is(0).Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(
            ["vanishes Medium -> credential.lifetime register:invoice-robot", "weighs otherwise Medium -> High credential.rotation register:invoice-robot"],
            lines.Select(line => $"{Text(line, "change")} {Text(line, "before")} -> {Text(line, "after")} {Text(line.GetProperty("finding"), "control")} {Text(line.GetProperty("finding"), "identityId")}".Replace("  ", " ", StringComparison.Ordinal)).Order());
        Assert.Contains("0 appear, 1 vanish, 1 weigh otherwise", (await _nhi.RunAsync("policy", "diff", "baseline", "shorter.yaml", "--as-of", Exports.AsOf)).Is(0).Output, StringComparison.Ordinal);
        Assert.Contains("1 appear, 0 vanish, 1 weigh otherwise", (await _nhi.RunAsync("policy", "diff", "shorter.yaml", "baseline", "--as-of", Exports.AsOf)).Is(0).Output, StringComparison.Ordinal);
        Assert.Equal("Nothing changes.\n", (await _nhi.RunAsync("policy", "diff", "baseline", "baseline")).Is(0).Output);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(_nhi.Folder, "nhi.db")));
    }

    [Fact]
    public async Task A_check_tells_whom_each_decision_is_about()
    {
        await SurveyAsync();

        var said = (await _nhi.RunAsync("policy", "check", "shorter.yaml", "--as-of", Exports.AsOf)).Is(0).Output;

        Assert.Contains("production  1 identity, 1 credential", said, StringComparison.Ordinal);
        Assert.Contains("nobody  0 identities, 0 credentials", said, StringComparison.Ordinal);
        Assert.Contains("It is about nobody here.", said, StringComparison.Ordinal);
        Assert.Contains("It has expired: its findings are back.", said, StringComparison.Ordinal);
        Assert.Contains("no.such", (await _nhi.RunAsync("policy", "check", "wrong.yaml")).Is(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_say_who_decided()
    {
        await SurveyAsync();

        Assert.Contains("decided   rule “production”: severity High, at most 30 days old", (await _nhi.RunAsync("explain", "register:invoice-robot", "--policy", "shorter.yaml")).Is(0).Output, StringComparison.Ordinal);
        Assert.Contains("decided   accepted by ciso until 2026-10-01, which has passed", (await _nhi.RunAsync("explain", "register:payroll-robot", "--policy", "shorter.yaml")).Is(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standards_are_told_by_framework_and_by_requirement()
    {
        await SurveyAsync();

        var all = (await _nhi.RunAsync("standards", "--json")).Is(0).Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal("Failed", Text(all.Single(line => Text(line, "framework") == "OWASP-NHI" && Text(line, "id") == "NHI7"), "status"));
        Assert.Contains("OWASP-NHI 2025", (await _nhi.RunAsync("standards")).Is(0).Output, StringComparison.Ordinal);
        var one = (await _nhi.RunAsync("standards", "--framework", "owasp-nhi")).Is(0).Output;
        Assert.Contains("credential.lifetime, credential.must-not-exist, credential.rotation", one, StringComparison.Ordinal);
        Assert.DoesNotContain("PCI-DSS", one, StringComparison.Ordinal);
        (await _nhi.RunAsync("standards", "--framework", "nothing")).Is(2);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task SurveyAsync()
    {
        _nhi.Write("exports/register.yaml", Exports.Register);
        _nhi.Write("shorter.yaml", Shorter);
        _nhi.Write("wrong.yaml", "policy: nhi/v1\nrules: [{ name: a, controls: { no.such: { enabled: false } } }]\n");
        (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf)).Is(0);
    }
}
