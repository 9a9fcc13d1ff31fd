using System.Text.Json;

namespace Nhi.Governance.Tool.Tests;

public sealed class HostileNameTests : IDisposable
{
    private static readonly string[] Hostile =
    [
        "clear\u001b[2J\u001b[31mred\u001b]0;title\u0007",
        "[red]markup[/] [[ ]] [bold",
        "\u202Egnirts\u202C\u2066\u200B",
        new string('A', 10_000),
        "line\nnext\r\u0085\u2028",
        "\u05E2\u05D1\u05E8\u05D9\u05EA",
        "z\u0301\u0302\u0303\u0304\u0305\u0306\u0307",
        "\u009B31m :skull: {0} %s \uE000",
    ];

    private readonly Nhi _nhi = new();

    public void Dispose() => _nhi.Dispose();

    [Fact]
    public async Task Names_cannot_drive_the_terminal()
    {
        _nhi.Write("exports/register.yaml", "register: nhi/v1\nidentities:\n" + string.Concat(Hostile.Select((name, index) =>
            $"  - {{ id: robot-{index}, class: Bot, name: {Quoted(name)}, aliases: [{Quoted("alias:" + name)}], purpose: {Quoted(name)}, environment: {Quoted(name)}, owners: {{ application: {Quoted(name)} }} }}\n")));

        var survey = (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf)).Is(0);
        var json = (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf, "--json", "-")).Is(0);
        var list = (await _nhi.RunAsync("list")).Is(0);
        var lines = (await _nhi.RunAsync("list", "--json")).Is(0);
        foreach (var said in new[] { survey, json, list, lines })
        {
            AssertInert(said);
        }

        Assert.DoesNotContain((survey.Output + list.Output).Split('\n'), line => line.Length > 10_000);
        Assert.Contains("\\u001B[2J", list.Output, StringComparison.Ordinal);
        Assert.Contains("[red]markup[/] [[ ]] [bold", list.Output, StringComparison.Ordinal);
        Assert.Contains("\\u202Egnirts", list.Output, StringComparison.Ordinal);
        Assert.Contains("… (9880 more)", list.Output, StringComparison.Ordinal);
        Assert.Contains("\u05E2\u05D1\u05E8\u05D9\u05EA", list.Output, StringComparison.Ordinal);
        using var parsed = JsonDocument.Parse(json.Output);
        Assert.Equal(Hostile.Length, parsed.RootElement.GetProperty("identities").GetArrayLength());
        Assert.Equal(Hostile.Length, lines.Output.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Explaining_a_hostile_identity_is_inert_too()
    {
        _nhi.Write("exports/register.yaml", "register: nhi/v1\nidentities:\n" + string.Concat(Hostile.Select((name, index) =>
            $"  - {{ id: robot-{index}, class: Bot, name: {Quoted(name)}, aliases: [{Quoted("alias:" + name)}], purpose: {Quoted(name)} }}\n")));
        (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf)).Is(0);

        for (var index = 0; index < Hostile.Length; index++)
        {
            AssertInert((await _nhi.RunAsync("explain", $"register:robot-{index}")).Is(0));
        }

        AssertInert((await _nhi.RunAsync("explain", "robot\u001b[2J")).Is(2));
    }

    [Fact]
    public async Task File_names_cannot_drive_the_terminal_either()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _nhi.Write("exports/\u001b[31m[red]\n.json", Exports.ServiceAccounts("checkout"));

        var said = (await _nhi.RunAsync("survey", "exports")).Is(3);
        AssertInert(said);
        AssertInert((await _nhi.RunAsync("survey", "\u001b[31m")).Is(2));
        AssertInert((await _nhi.RunAsync("survey", "exports", "--scope", "\u001b[31m=x")).Is(2));
        AssertInert((await _nhi.RunAsync("\u001b[31m")).Is(2));
        Assert.Contains("\\u001B[31m[red]\\u000A.json", said.Output, StringComparison.Ordinal);
    }

    private static void AssertInert(Said said)
    {
        Assert.DoesNotContain(said.Output + said.Error, character => (char.IsControl(character) && character != '\n') || character is '\u202E' or '\u202C' or '\u2066' or '\u200B' or '\u2028' or '\uE000');
    }

    private static string Quoted(string name) => JsonSerializer.Serialize(name);
}
