using System.Text.Json;
using Nhi.Governance.Tests.Reporting;

namespace Nhi.Governance.Tool.Tests;

public sealed class SurveyTests : IDisposable
{
    private readonly Nhi _nhi = new();

    public void Dispose() => _nhi.Dispose();

    [Fact]
    public async Task A_survey_reports_and_keeps_the_inventory_in_the_current_directory()
    {
        _nhi.Write("exports/register.yaml", Exports.Register);

        var said = (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf)).Is(0);

        Assert.True(File.Exists(_nhi.Store));
        Assert.Contains("Survey as of 2026-11-01", said.Output, StringComparison.Ordinal);
        Assert.Contains("RpaRobot", said.Output, StringComparison.Ordinal);
        Assert.Contains("credential.rotation", said.Output, StringComparison.Ordinal);
        Assert.StartsWith("3 identities, ", said.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.Empty(said.Error);
    }

    [Fact]
    public async Task A_pipe_gets_no_control_characters()
    {
        _nhi.Write("exports/register.yaml", Exports.Register);

        var said = (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf)).Is(0);

        Assert.DoesNotContain(said.Output + said.Error, character => char.IsControl(character) && character != '\n');
    }

    [Fact]
    public async Task JSON_on_standard_output_is_alone_there()
    {
        _nhi.Write("exports/register.yaml", Exports.Register);

        var said = (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf, "--json", "-")).Is(0);

        using var survey = JsonDocument.Parse(said.Output);
        Assert.Empty(JsonSchema.Read(Path.Combine(AppContext.BaseDirectory, "survey.schema.json")).Validate(survey.RootElement));
        Assert.Equal("2026-11-01T00:00:00Z", survey.RootElement.GetProperty("asOf").GetString());
        Assert.Contains("Survey as of", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_in_a_file_is_the_same_and_its_users_alone()
    {
        _nhi.Write("exports/register.yaml", Exports.Register);
        var file = Path.Combine(_nhi.Folder, "survey.json");

        var printed = (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf, "--store", "one.db", "--json", "-")).Is(0);
        var said = (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf, "--store", "two.db", "--json", "survey.json")).Is(0);

        Assert.Equal(printed.Output, await File.ReadAllTextAsync(file));
        Assert.Contains("Survey as of", said.Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Theory]
    [InlineData("medium", 1)]
    [InlineData("Critical", 0)]
    public async Task A_grave_finding_fails_the_check(string least, int code)
    {
        _nhi.Write("exports/register.yaml", Exports.Register);

        (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf, "--fail-on", least)).Is(code);
    }

    [Theory]
    [InlineData("Critical", 3)]
    [InlineData("Medium", 1)]
    public async Task What_could_not_be_read_is_told_and_a_finding_wins_over_it(string least, int code)
    {
        _nhi.Write("exports/register.yaml", Exports.Register);
        _nhi.Write("exports/serviceaccounts.json", Exports.ServiceAccounts("checkout"));

        var said = (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf, "--fail-on", least)).Is(code);

        Assert.Contains("Could not be read: ", said.Output, StringComparison.Ordinal);
        Assert.Contains("exports/serviceaccounts.json", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kubernetes.cluster=prod")]
    [InlineData("cluster=prod")]
    public async Task A_scope_is_known_by_its_name_or_its_last_word(string scope)
    {
        _nhi.Write("exports/serviceaccounts.json", Exports.ServiceAccounts("checkout"));

        (await _nhi.RunAsync("survey", "exports", "--scope", scope, "--scope", "account=111122223333")).Is(0);
        var said = (await _nhi.RunAsync("explain", "k8s:prod:system:serviceaccount:payments:checkout")).Is(0);

        Assert.Contains("checkout", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'colour' is no scope: aws.account, kubernetes.cluster, kubernetes.issuer, ", "survey", ".", "--scope", "colour=red")]
    [InlineData("'cluster' is not NAME=VALUE", "survey", ".", "--scope", "cluster")]
    [InlineData("There is nothing to survey", "survey")]
    [InlineData("'yesterday' is no date", "survey", ".", "--as-of", "yesterday")]
    [InlineData("'0001-01-01' is too far away", "survey", ".", "--as-of", "0001-01-01")]
    [InlineData("'grave' is no severity: Low, Medium, High, Critical.", "survey", ".", "--fail-on", "grave")]
    [InlineData("'Advice' is no severity", "survey", ".", "--fail-on", "Advice")]
    [InlineData("There is no file or folder 'absent'", "survey", "absent")]
    [InlineData("There is no repository 'absent'", "survey", "--git", "absent")]
    [InlineData("--json absent/survey.json", "survey", ".", "--json", "absent/survey.json")]
    [InlineData("--json needs a file of its own", "survey", ".", "--json", "./nhi.db")]
    [InlineData("--json needs a file of its own", "survey", ".", "--json", "")]
    [InlineData("--store needs a file", "list", "--store", "")]
    [InlineData("'Robot' is no class: Unknown, Device", "list", "--class", "Robot")]
    [InlineData("'owners' is no control: owner.application", "list", "--control", "owners")]
    [InlineData("Unrecognized command or argument 'serve'", "serve")]
    public async Task A_wrong_command_line_is_told_and_nothing_is_made(string line, params string[] arguments)
    {
        var said = (await _nhi.RunAsync(arguments)).Is(2);

        Assert.Contains(line, said.Error, StringComparison.Ordinal);
        Assert.Empty(said.Output);
        Assert.Empty(Directory.GetFileSystemEntries(_nhi.Folder));
    }

    [Theory]
    [InlineData("survey")]
    [InlineData("explain")]
    [InlineData("list")]
    public async Task Help_lists_the_exit_codes(string command)
    {
        var said = (await _nhi.RunAsync(command, "--help")).Is(0);

        Assert.Contains($"nhi {command}", said.Output, StringComparison.Ordinal);
        Assert.Contains("--store", said.Output, StringComparison.Ordinal);
        Assert.Contains("130  cancelled", said.Output, StringComparison.Ordinal);
        Assert.Empty(said.Error);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        var said = (await _nhi.RunAsync("--version")).Is(0);

        Assert.StartsWith("0.", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_of_enrolled_secrets_are_found_however_encoded_and_stand_at_their_identity()
    {
        var secrets = new Secrets();
        var (key, other) = (secrets.Value(), secrets.Value());
        _nhi.Write("exports/register.yaml", Exports.Register);
        _nhi.Write("exports/deploy/values.txt", $"header: {Secrets.Base64("robot:" + key)}\n");
        var repository = new Repository(Path.Combine(_nhi.Folder, "repo"));
        repository.Commit("one", ("old.env", $"A={other}\n"));
        repository.Commit("two", ("old.env", "A=\n"));
        (await _nhi.RunWithInputAsync(key, "enrol", "--name", "robot key", "--credential", "invoice-robot-key")).Is(0);
        (await _nhi.RunWithInputAsync(other, "enrol")).Is(0);

        var said = (await _nhi.RunAsync("survey", "exports", "--git", "repo", "--as-of", Exports.AsOf, "--json", "survey.json", "--fail-on", "Critical")).Is(1);
        var again = (await _nhi.RunAsync("survey", "exports", "--git", "repo", "--as-of", Exports.AsOf, "--json", "again.json")).Is(0);
        var explained = (await _nhi.RunAsync("explain", "register:invoice-robot")).Is(0);

        var json = await File.ReadAllTextAsync(Path.Combine(_nhi.Folder, "survey.json"));
        using var survey = JsonDocument.Parse(json);
        Assert.Empty(JsonSchema.Read(Path.Combine(AppContext.BaseDirectory, "survey.schema.json")).Validate(survey.RootElement));
        var copies = survey.RootElement.GetProperty("copies").EnumerateArray().Select(copy =>
            $"{copy.GetProperty("location").GetProperty("path")} {copy.GetProperty("identityId")} {copy.GetProperty("credentialId")} {copy.GetProperty("verdict")} {string.Join('>', copy.GetProperty("enrolled").GetProperty("encodings").EnumerateArray())} {copy.GetProperty("location").GetProperty("atHead")}");
        Assert.Equal(["deploy/values.txt register:invoice-robot invoice-robot-key Enrolled Base64 ", "old.env   Enrolled  False"], copies.Order(StringComparer.Ordinal));
        Assert.Contains(survey.RootElement.GetProperty("findings").EnumerateArray(), finding =>
            finding.GetProperty("control").GetString() == "credential.placement" && finding.GetProperty("identityId").GetString() == "register:invoice-robot" && finding.GetProperty("severity").GetString() == "Critical");
        Assert.Contains("enrolled-secret robot key (Base64)", said.Output, StringComparison.Ordinal);
        Assert.Contains("2 enrolled secrets", said.Output, StringComparison.Ordinal);
        Assert.Contains("enrolled-secret robot key (Base64)", explained.Output, StringComparison.Ordinal);
        Assert.Equal(json, await File.ReadAllTextAsync(Path.Combine(_nhi.Folder, "again.json")));
        Assert.All(secrets.All, value => Assert.DoesNotContain(value, said.ToString() + again + explained + json, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Enrolled_secrets_whose_keys_are_gone_are_an_error_and_nothing_is_changed()
    {
        (await _nhi.RunWithInputAsync(new Secrets().Value(), "enrol")).Is(0);
        File.Delete(_nhi.Keys);
        _nhi.Write("exports/register.yaml", Exports.Register);

        var said = (await _nhi.RunAsync("survey", "exports")).Is(4);

        Assert.Contains("fingerprint.keys", Assert.Single(said.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("invoice-robot", (await _nhi.RunAsync("list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_may_have_a_time_and_an_offset()
    {
        _nhi.Write("exports/register.yaml", Exports.Register);

        var said = (await _nhi.RunAsync("survey", "exports", "--as-of", "2026-11-01T09:30+01:00", "--json", "-")).Is(0);

        using var survey = JsonDocument.Parse(said.Output);
        Assert.Equal("2026-11-01T08:30:00Z", survey.RootElement.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task Rules_of_one_s_own_decide_and_are_explained_and_wrong_ones_are_told_with_their_place()
    {
        _nhi.Write("exports/slack.users.json", """{ "ok": true, "members": [{ "id": "U01", "team_id": "T01", "name": "x", "deleted": false, "is_bot": true, "profile": { "real_name": "rpa-invoices" } }] }""");
        _nhi.Write("rules.yaml", "rules: nhi/v1\nset:\n  - { id: robots-by-name, class: RpaRobot, rank: 30, confidence: 0.85, when: [{ fact: identity.name, check: matches, with: \"rpa-*\" }], why: Our robots are called so., source: judgement }\n");
        _nhi.Write("wrong.yaml", "rules: nhi/v1\ndisable: [no-such-rule]\n");

        (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf, "--rules", "rules.yaml")).Is(0);
        var own = (await _nhi.RunAsync("explain", "slack:U01", "--rules", "rules.yaml")).Is(0);
        var builtIn = (await _nhi.RunAsync("explain", "slack:U01")).Is(0);
        var wrong = (await _nhi.RunAsync("survey", "exports", "--rules", "wrong.yaml")).Is(4);

        Assert.Contains("Why RpaRobot", own.Output, StringComparison.Ordinal);
        Assert.Contains("Our robots are called so. (judgement)", own.Output, StringComparison.Ordinal);
        Assert.Contains("listed-bot spoke for Bot and was overruled", own.Output, StringComparison.Ordinal);
        Assert.Contains("Who owns it?", own.Output, StringComparison.Ordinal);
        Assert.Contains("The rules as they are now decide Bot", builtIn.Output, StringComparison.Ordinal);
        Assert.Contains("wrong.yaml, disable: there is no rule 'no-such-rule'", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_is_laid_over_the_controls_and_a_wrong_one_is_told_with_its_place()
    {
        _nhi.Write("exports/register.yaml", Exports.Register);
        _nhi.Write("policy.yaml", "policy: nhi/v1\ncontrols:\n  credential.rotation: { severity: Critical }\n");
        _nhi.Write("wrong.yaml", "policy: nhi/v1\ncontrols:\n  no.such: { severity: Critical }\n");

        (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf, "--policy", "policy.yaml", "--fail-on", "Critical")).Is(1);
        var wrong = (await _nhi.RunAsync("survey", "exports", "--policy", "wrong.yaml")).Is(4);
        var absent = (await _nhi.RunAsync("survey", "exports", "--policy", "absent.yaml")).Is(4);

        Assert.Contains("wrong.yaml", Assert.Single(wrong.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("absent.yaml", Assert.Single(absent.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
