using System.Text.Json;

namespace Nhi.Governance.Tool.Tests;

public sealed class OwnerTests : IDisposable
{
    private readonly Nhi _nhi = new();

    public void Dispose() => _nhi.Dispose();

    [Fact]
    public async Task What_is_attested_counts_at_once_and_in_every_survey_until_it_ends()
    {
        await SurveyAsync(Exports.AsOf);
        Assert.Contains("not met, Medium  owner.application", (await _nhi.RunAsync("explain", "register:payroll-robot")).Is(0).Output, StringComparison.Ordinal);

        var said = (await _nhi.RunAsync("attest", "register:payroll-robot", "--party", "team-payroll", "--by", "ann", "--days", "30", "--as-of", Exports.AsOf)).Is(0);

        Assert.Equal("register:payroll-robot  application: team-payroll, attested until 2026-12-01\n", said.Output);
        await StandsAsync("Attested until 2026-12-01 (attested by ann)", "met  owner.application");
        await SurveyAsync("2026-11-02");
        await StandsAsync("Attested until 2026-12-01 (attested by ann)", "met  owner.application");
        await SurveyAsync("2026-12-02");
        await StandsAsync("Application: team-payroll, Suggested (attested by ann)", "not met, Medium  owner.application");
    }

    [Fact]
    public async Task An_attestation_that_ended_satisfies_nothing_before_the_next_survey_either()
    {
        await SurveyAsync(Exports.AsOf);
        (await _nhi.RunAsync("attest", "register:payroll-robot", "--party", "team-payroll", "--days", "30", "--as-of", Exports.AsOf)).Is(0);

        var said = (await _nhi.RunAsync("explain", "register:payroll-robot", "--as-of", "2026-12-02")).Is(0);

        Assert.Contains("not met, Medium  owner.application", said.Output, StringComparison.Ordinal);
        Assert.Contains("The attestation has ended.", said.Output, StringComparison.Ordinal);
        var listed = JsonDocument.Parse((await _nhi.RunAsync("owners", "--role", "application", "--party", "team-payroll", "--as-of", "2026-12-02", "--json")).Is(0).Output);
        Assert.Equal("Suggested", listed.RootElement.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Who_leaves_orphans_what_they_attested()
    {
        await SurveyAsync(Exports.AsOf);
        (await _nhi.RunAsync("attest", "register:payroll-robot", "--party", "p.left@example.com", "--as-of", Exports.AsOf)).Is(0);
        _nhi.Write("exports/leavers.csv", "party,left\nP.Left@example.com,2026-11-05\n");
        await SurveyAsync("2026-11-06");

        var said = (await _nhi.RunAsync("owners", "--orphaned")).Is(0);

        Assert.Contains("register:payroll-robot", said.Output, StringComparison.Ordinal);
        Assert.Contains("1 identity: of 1 demanded role, 0 attested", said.Output, StringComparison.Ordinal);
        var refused = (await _nhi.RunAsync("attest", "register:payroll-robot", "--party", "p.left@example.com")).Is(3);
        Assert.Contains("p.left@example.com has left", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Owners_are_listed_with_the_roles_that_nobody_has()
    {
        await SurveyAsync(Exports.AsOf);

        var lines = (await _nhi.RunAsync("owners", "--json")).Is(0).Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(
            ["register:crane platform Declared", "register:invoice-robot application Declared", "register:payroll-robot application Absent"],
            lines.Select(line => $"{line.GetProperty("identity")} {line.GetProperty("role")} {line.GetProperty("state")}").Order());
        var table = (await _nhi.RunAsync("owners", "--state", "absent", "--state", "declared", "--role", "platform")).Is(0).Output;
        Assert.Contains("team-yard", table, StringComparison.Ordinal);
        Assert.DoesNotContain("payroll", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attestations_are_listed_taken_back_and_found_before_they_end()
    {
        await SurveyAsync(Exports.AsOf);
        (await _nhi.RunAsync("attest", "uipath:robot:4711", "register:crane", "--role", "platform", "--party", "team-yard", "--days", "20", "--as-of", Exports.AsOf)).Is(0);

        Assert.Contains("register:invoice-robot", (await _nhi.RunAsync("attest", "--list")).Is(0).Output, StringComparison.Ordinal);
        Assert.Contains("register:crane", (await _nhi.RunAsync("owners", "--ending", "30", "--as-of", Exports.AsOf)).Is(0).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("register:crane", (await _nhi.RunAsync("owners", "--ending", "10", "--as-of", Exports.AsOf)).Is(0).Output, StringComparison.Ordinal);
        (await _nhi.RunAsync("attest", "register:crane", "--role", "platform", "--remove")).Is(0);
        (await _nhi.RunAsync("attest", "register:crane", "--role", "platform", "--remove")).Is(2);
        Assert.DoesNotContain("register:crane", (await _nhi.RunAsync("attest", "--list")).Is(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_who_has_left_attests_or_is_attested_wherever_their_name_stands()
    {
        _nhi.Write("exports/workers.csv", "Work Email,User Name,Employee ID,Termination Date\np.left@example.com,pleft,00417,2026-10-05\nann@example.com,ann,00418,\n");
        await SurveyAsync(Exports.AsOf);

        foreach (var name in new[] { "p.left@example.com", "PLEFT", "@pleft", "00417" })
        {
            Assert.Contains($"{name} has left", (await _nhi.RunAsync("attest", "register:payroll-robot", "--party", name, "--as-of", Exports.AsOf)).Is(3).Error, StringComparison.Ordinal);
            Assert.Contains($"{name} has left", (await _nhi.RunAsync("attest", "register:payroll-robot", "--party", "team-payroll", "--by", name, "--as-of", Exports.AsOf)).Is(3).Error, StringComparison.Ordinal);
        }

        (await _nhi.RunAsync("attest", "register:payroll-robot", "--party", "ann@example.com", "--by", "ann", "--as-of", Exports.AsOf)).Is(0);
        Assert.DoesNotContain("p.left", System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(_nhi.Store)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_attests_otherwise_than_somebody_before_is_told_so()
    {
        await SurveyAsync(Exports.AsOf);
        (await _nhi.RunAsync("attest", "register:payroll-robot", "--party", "team-payroll", "--by", "ann", "--days", "30", "--as-of", Exports.AsOf)).Is(0);

        var other = (await _nhi.RunAsync("attest", "register:payroll-robot", "--party", "team-finance", "--by", "bob", "--as-of", "2026-11-02")).Is(0).Output;
        var again = (await _nhi.RunAsync("attest", "register:payroll-robot", "--party", "team-finance", "--by", "cleo", "--as-of", "2026-11-03")).Is(0).Output;

        Assert.Contains("in place of team-payroll, attested by ann on 2026-11-01 until 2026-12-01", other, StringComparison.Ordinal);
        Assert.DoesNotContain("in place of", again, StringComparison.Ordinal);
        await StandsAsync("team-finance");
    }

    [Fact]
    public async Task An_attestation_holds_again_when_the_identity_is_back_and_is_not_taken_while_it_is_gone()
    {
        await SurveyAsync(Exports.AsOf);
        (await _nhi.RunAsync("attest", "register:payroll-robot", "--party", "team-payroll", "--by", "ann", "--days", "60", "--as-of", Exports.AsOf)).Is(0);
        var at = Exports.Register.IndexOf("  - id: payroll-robot", StringComparison.Ordinal);
        var end = Exports.Register.IndexOf("  - id: crane", StringComparison.Ordinal);
        _nhi.Write("exports/register.yaml", Exports.Register.Remove(at, end - at));
        (await _nhi.RunAsync("survey", "exports", "--as-of", "2026-11-08")).Is(0);
        Assert.DoesNotContain("payroll", (await _nhi.RunAsync("owners", "--json", "--as-of", "2026-11-08")).Is(0).Output, StringComparison.Ordinal);
        Assert.Contains("no identity is called", (await _nhi.RunAsync("attest", "register:payroll-robot", "--party", "team-payroll", "--as-of", "2026-11-08")).Is(3).Error, StringComparison.Ordinal);

        await SurveyAsync("2026-11-15");
        await StandsAsync("Attested until 2026-12-31 (attested by ann)");
    }

    [Fact]
    public async Task Owners_fit_a_page_of_a_hundred_columns_and_say_what_to_do_it_to()
    {
        var party = new string('p', 70) + "@example.com";
        _nhi.Write("exports/leavers.csv", $"party,left\n{party},2026-10-05\n");
        _nhi.Write("exports/register.yaml", Exports.Register.Replace("team-finance", party, StringComparison.Ordinal).Replace("Invoice robot", new string('N', 200), StringComparison.Ordinal));
        (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf)).Is(0);

        var said = (await _nhi.RunAsync("owners")).Is(0).Output;

        Assert.All(said.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.Contains("id    register:invoice-robot\n", said, StringComparison.Ordinal);
        Assert.Contains("application: orphaned, ppp", said, StringComparison.Ordinal);
        Assert.Contains("application: absent, the source names nobody", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("attest")]
    [InlineData("attest", "register:crane")]
    [InlineData("attest", "register:crane", "--party", "x", "--days", "366")]
    [InlineData("attest", "register:crane", "--party", "x", "--role", "king")]
    [InlineData("owners", "--state", "lost")]
    public async Task What_is_not_understood_is_said(params string[] arguments)
    {
        await SurveyAsync(Exports.AsOf);

        Assert.StartsWith("nhi: ", (await _nhi.RunAsync(arguments)).Is(2).Error, StringComparison.Ordinal);
    }

    private async Task SurveyAsync(string asOf)
    {
        _nhi.Write("exports/register.yaml", Exports.Register);
        (await _nhi.RunAsync("survey", "exports", "--as-of", asOf)).Is(0);
    }

    private async Task StandsAsync(params string[] expected)
    {
        var said = (await _nhi.RunAsync("explain", "register:payroll-robot")).Is(0);
        Assert.All(expected, text => Assert.Contains(text, said.Output, StringComparison.Ordinal));
    }
}
