namespace Nhi.Governance.Tool.Tests;

public sealed class EvaluateTests : IDisposable
{
    private readonly Nhi _nhi = new();

    public void Dispose() => _nhi.Dispose();

    [Fact]
    public async Task Time_a_policy_and_what_is_accepted_open_and_close_findings_without_a_survey()
    {
        _nhi.Write("exports/register.yaml", Exports.Register);
        _nhi.Write("policy.yaml", "policy: nhi/v1\naccepted:\n  - { control: credential.rotation, identity: \"register:invoice-robot\", reason: a pilot, approver: ann, expires: 2027-01-01 }\n");
        (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf)).Is(0);
        Directory.Delete(Path.Combine(_nhi.Folder, "exports"), recursive: true);

        var first = (await _nhi.RunAsync("evaluate", "--as-of", Exports.AsOf)).Is(0);
        Assert.EndsWith("3 identities evaluated: 0 findings opened, 0 opened again, 0 changed, 0 closed.", first.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith("0 identities evaluated: 0 findings opened, 0 opened again, 0 changed, 0 closed.", (await _nhi.RunAsync("evaluate", "--as-of", Exports.AsOf)).Is(0).Output.TrimEnd(), StringComparison.Ordinal);

        var accepted = (await _nhi.RunAsync("evaluate", "--as-of", "2026-11-02", "--policy", "policy.yaml")).Is(0).Output;
        Assert.Contains("Closed: 1 (", accepted, StringComparison.Ordinal);
        Assert.Contains("credential.rotation", accepted, StringComparison.Ordinal);
        Assert.Contains("as of 2026-11-02", (await _nhi.RunAsync("report")).Is(0).Output, StringComparison.Ordinal);

        var over = (await _nhi.RunAsync("evaluate", "--as-of", "2027-01-01", "--policy", "policy.yaml", "--fail-on", "Low")).Is(1).Output;
        Assert.Contains("Opened again: 1 (", over, StringComparison.Ordinal);
        Assert.Contains("1 identity evaluated", over, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_makes_no_store_and_takes_no_wrong_policy()
    {
        Assert.Contains("There is no inventory nhi.db", (await _nhi.RunAsync("evaluate")).Is(4).Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_nhi.Folder));
        Assert.Contains("absent.yaml", (await _nhi.RunAsync("evaluate", "--policy", "absent.yaml")).Is(4).Error, StringComparison.Ordinal);
        Assert.Contains("absent.json", (await _nhi.RunAsync("evaluate", "--rules", "absent.json")).Is(4).Error, StringComparison.Ordinal);
        (await _nhi.RunAsync("evaluate", "--as-of", "yesterday")).Is(2);
    }
}
