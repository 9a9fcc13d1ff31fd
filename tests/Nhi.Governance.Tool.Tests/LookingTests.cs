using System.Text.Json;

namespace Nhi.Governance.Tool.Tests;

public sealed class LookingTests(LookingTests.Surveyed surveyed) : IClassFixture<LookingTests.Surveyed>
{
    [Theory]
    [InlineData("register:invoice-robot")]
    [InlineData("uipath:robot:4711")]
    public async Task An_identity_is_explained_by_id_or_alias(string id)
    {
        var said = (await surveyed.Nhi.RunAsync("explain", id)).Is(0);

        foreach (var expected in new[]
        {
            "Invoice robot", "Why RpaRobot", "declared", "Who answers for it", "team-finance", "Controls as of 2026-11-01",
            "not met, Medium  credential.rotation", "rests on", "next step", "OWASP-NHI 2025 NHI7", "met  owner.application", "Credentials: 1", "ApiKey", "createdAt: 2026-01-01 (", "expiresAt: none (", "How it ends", "take its assets out of the vault",
        })
        {
            Assert.Contains(expected, said.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_date_of_ones_own_is_judged_from()
    {
        var said = (await surveyed.Nhi.RunAsync("explain", "register:invoice-robot", "--as-of", "2026-01-02")).Is(0);

        Assert.Contains("met  credential.rotation", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not met, Medium  credential.rotation", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_named_with_what_tells_it()
    {
        var said = (await surveyed.Nhi.RunAsync("explain", "register:payroll-robot")).Is(0);

        Assert.Contains("not assessable  purpose", said.Output, StringComparison.Ordinal);
        Assert.Contains("missing   identity.purpose", said.Output, StringComparison.Ordinal);
        Assert.Contains("docs/register.md", said.Output, StringComparison.Ordinal);
        Assert.Contains("not met, Medium  owner.application", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_of_one_name_are_listed()
    {
        var said = (await surveyed.Nhi.RunAsync("explain", "robots:finance")).Is(2);

        Assert.Contains("register:invoice-robot", said.Error, StringComparison.Ordinal);
        Assert.Contains("register:payroll-robot", said.Error, StringComparison.Ordinal);
        Assert.Empty(said.Output);
    }

    [Theory]
    [InlineData("register:invoice-robt", "register:invoice-robot")]
    [InlineData("invoice", "register:invoice-robot")]
    [InlineData("crane", "register:crane")]
    [InlineData("UIPATH:ROBOT:4711", "uipath:robot:4711")]
    public async Task Near_names_are_told(string asked, string near)
    {
        var said = (await surveyed.Nhi.RunAsync("explain", asked)).Is(2);

        Assert.Contains(near, said.Error.Split('\n').Select(line => line.Trim()), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_name_far_from_all_is_told_without_a_guess()
    {
        var said = (await surveyed.Nhi.RunAsync("explain", "qqqqqqqqqq")).Is(2);

        Assert.DoesNotContain("Near", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("crane invoice-robot payroll-robot")]
    [InlineData("invoice-robot payroll-robot", "--class", "rparobot")]
    [InlineData("crane invoice-robot payroll-robot", "--class", "RpaRobot", "--class", "Device")]
    [InlineData("invoice-robot", "--owner", "TEAM-finance")]
    [InlineData("payroll-robot", "--environment", "test")]
    [InlineData("invoice-robot", "--system", "finance")]
    [InlineData("invoice-robot", "--control", "credential.rotation")]
    [InlineData("payroll-robot", "--control", "owner.application", "--severity", "Medium")]
    [InlineData("", "--severity", "Critical")]
    [InlineData("", "--disappeared")]
    public async Task Filters_all_hold(string expected, params string[] filters)
    {
        var said = (await surveyed.Nhi.RunAsync(["list", "--json", .. filters])).Is(0);

        var found = said.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("identity").GetProperty("id").GetString()!["register:".Length..]);
        Assert.Equal(expected, string.Join(' ', found.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task The_table_has_a_line_an_identity()
    {
        var said = (await surveyed.Nhi.RunAsync("list")).Is(0);

        var lines = said.Output.TrimEnd().Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.Contains("register:crane", lines[1], StringComparison.Ordinal);
        Assert.Equal("3 identities", lines[^1]);
        Assert.DoesNotContain(lines, line => line.EndsWith(' '));
    }

    public sealed class Surveyed : IAsyncLifetime
    {
        public Nhi Nhi { get; } = new();

        public async Task InitializeAsync()
        {
            Nhi.Write("exports/register.yaml", Exports.Register);
            (await Nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf)).Is(0);
        }

        public Task DisposeAsync()
        {
            Nhi.Dispose();
            return Task.CompletedTask;
        }
    }
}
