using System.Text.Json;

namespace Nhi.Governance.Tool.Tests;

public sealed class SurveyOutputTests : IDisposable
{
    private static readonly string[] Forms = ["--html", "--sarif", "--csv", "--jsonl", "--ocsf"];

    private readonly Nhi _nhi = new();

    public void Dispose() => _nhi.Dispose();

    [Fact]
    public async Task Every_form_is_written_for_its_user_alone_and_again_the_same()
    {
        _nhi.Write("exports/register.yaml", Exports.Register);
        string[] names = [.. Forms.Select(form => "out" + form)];
        string[] Arguments(string store, string prefix) => ["survey", "exports", "--as-of", Exports.AsOf, "--store", store, .. Forms.Zip(names, (form, name) => new[] { form, prefix + name }).SelectMany(pair => pair)];

        (await _nhi.RunAsync(Arguments("one.db", "1"))).Is(0);
        (await _nhi.RunAsync(Arguments("two.db", "2"))).Is(0);

        foreach (var name in names)
        {
            var one = Path.Combine(_nhi.Folder, "1" + name);
            Assert.Equal(await File.ReadAllTextAsync(one), await File.ReadAllTextAsync(Path.Combine(_nhi.Folder, "2" + name)));
            Assert.Contains("payroll", await File.ReadAllTextAsync(one), StringComparison.OrdinalIgnoreCase);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(one));
            }
        }
    }

    [Theory]
    [InlineData("--html", "<!doctype html>")]
    [InlineData("--csv", "id,name,class,")]
    [InlineData("--jsonl", "{\"identity\":{\"id\":")]
    [InlineData("--ocsf", "{\"activity_id\":1,")]
    [InlineData("--sarif", "{\n")]
    public async Task A_form_on_standard_output_is_alone_there(string form, string start)
    {
        _nhi.Write("exports/register.yaml", Exports.Register);

        var said = (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf, form, "-")).Is(0);

        Assert.StartsWith(start, said.Output, StringComparison.Ordinal);
        Assert.Contains("Survey as of", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Only one output can go to standard output", "--json", "-", "--csv", "-")]
    [InlineData("--html needs a file of its own", "--html", "./nhi.db")]
    [InlineData("--csv needs a file of its own", "--sarif", "a.out", "--csv", "./a.out")]
    [InlineData("--ocsf absent/x is a folder, or lies in one that does not exist", "--ocsf", "absent/x")]
    public async Task A_wrong_place_is_told_before_anything_is_read(string line, params string[] arguments)
    {
        var said = (await _nhi.RunAsync(["survey", ".", .. arguments])).Is(2);

        Assert.Contains(line, said.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_nhi.Folder));
    }

    [Fact]
    public async Task A_report_of_the_store_is_the_survey_s_own_to_the_byte()
    {
        _nhi.Write("exports/register.yaml", Exports.Register);
        _nhi.Write("exports/leavers.csv", "party,left\np.left@example.com,2026-10-05\n");
        _nhi.Write("exports/broken.json", "{\"Users\": [");
        _nhi.Write("exports/code/.env", "KEY=AKIAZ7QX3VNB2K4LMP6T\n");
        _nhi.Write("policy.yaml", "policy: nhi/v1\ncontrols:\n  purpose: { severity: High }\nlimits:\n  ApiKey: { maxAgeDays: 30 }\naccepted:\n  - { control: credential.rotation, identity: \"register:invoice-robot\", reason: a pilot, approver: ann, expires: 2027-01-01 }\n");
        string[] forms = ["--json", .. Forms];
        string[] Named(string prefix) => [.. forms.SelectMany(form => new[] { form, prefix + form })];

        (await _nhi.RunAsync(["survey", "exports", "--as-of", "2026-10-20"])).Is(3);
        (await _nhi.RunAsync(["survey", "exports", "--scope", "cluster=prod", "--policy", "policy.yaml", "--as-of", Exports.AsOf, .. Named("survey")])).Is(3);
        (await _nhi.RunAsync(["report", .. Named("report")])).Is(0);

        foreach (var form in forms)
        {
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(_nhi.Folder, "survey" + form)), await File.ReadAllTextAsync(Path.Combine(_nhi.Folder, "report" + form)));
        }

        var html = await File.ReadAllTextAsync(Path.Combine(_nhi.Folder, "report--html"));
        Assert.Contains("Changes since the last survey", html, StringComparison.Ordinal);
        Assert.Contains("purpose, severity", html, StringComparison.Ordinal);
        Assert.Contains("ApiKey, oldest", html, StringComparison.Ordinal);
        Assert.Contains("Accepted: credential.rotation of Identity: register:invoice-robot", html, StringComparison.Ordinal);
        Assert.Contains("<td>not accepted</td><td>until 2027-01-01, by ann: a pilot</td>", html, StringComparison.Ordinal);
        var told = (await _nhi.RunAsync("report")).Is(0).Output;
        Assert.Contains("Survey as of 2026-11-01", told, StringComparison.Ordinal);
        Assert.Contains("read   exports", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_tells_what_was_attested_since_the_survey()
    {
        _nhi.Write("exports/register.yaml", Exports.Register);
        (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf)).Is(0);
        Assert.DoesNotContain("attested by ann", (await _nhi.RunAsync("report", "--html", "-")).Is(0).Output, StringComparison.Ordinal);

        (await _nhi.RunAsync("attest", "register:payroll-robot", "--party", "team-payroll", "--by", "ann", "--as-of", Exports.AsOf)).Is(0);

        Assert.Contains("attested by ann", (await _nhi.RunAsync("report", "--html", "-")).Is(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_nothing_is_refused()
    {
        Assert.Contains("There is no inventory", (await _nhi.RunAsync("report", "--html", "-")).Is(4).Error, StringComparison.Ordinal);
        (await _nhi.RunWithInputAsync(new Secrets().Value(), "enrol", "-")).Is(0);
        Assert.Contains("keeps no survey to tell of", (await _nhi.RunAsync("report", "--html", "-")).Is(4).Error, StringComparison.Ordinal);
        Assert.Contains("--html needs a file of its own", (await _nhi.RunAsync("report", "--html", "nhi.db")).Is(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_tells_scope_digests_and_the_trend_of_its_store()
    {
        var path = _nhi.Write("exports/register.yaml", Exports.Register);
        (await _nhi.RunAsync("survey", "exports", "--as-of", "2026-10-01")).Is(0);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(path)));
        var first = (await _nhi.RunAsync("survey", "exports", "--as-of", "2026-10-01", "--scope", "cluster=prod", "--html", "-")).Is(0).Output;
        Assert.Contains("<code>kubernetes.cluster=prod</code>", first, StringComparison.Ordinal);
        Assert.Contains(digest, first, StringComparison.Ordinal);
        Assert.DoesNotContain("<h2>Trend</h2>", first, StringComparison.Ordinal);

        _nhi.Write("exports/register.yaml", Exports.Register.Replace("  - id: crane\n    class: Device\n    name: Crane\n    owners: { platform: team-yard }", string.Empty, StringComparison.Ordinal));
        var second = (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf, "--json", "survey.json", "--html", "-")).Is(0).Output;

        Assert.Contains("identities from 3 to 2", second, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(_nhi.Folder, "survey.json")));
        Assert.NotEqual(digest, json.RootElement.GetProperty("sources")[0].GetProperty("sha256").GetString());
    }
}
