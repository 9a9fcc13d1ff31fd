using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Nhi.Governance.Tool.Tests;

/// <summary>The recipes of <c>docs/ci.md</c> do what they say.</summary>
public sealed partial class BuildRecipeTests : IDisposable
{
    private static readonly string Recipes = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ci.md"));

    private readonly Nhi _nhi = new();

    public void Dispose() => _nhi.Dispose();

    [Fact]
    public async Task Their_commands_run_and_write_the_files_that_are_kept()
    {
        new Repository(_nhi.Folder).Commit("first");
        _nhi.Write("exports/register.yaml", Exports.Register);
        var blocks = Yaml().Matches(Recipes).Select(block => block.Groups["yaml"].Value).ToList();
        Assert.Equal(2, blocks.Count);
        foreach (var block in blocks)
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(block));
            var texts = Texts(Assert.Single(yaml.Documents).RootNode).ToList();
            var command = Assert.Single(texts.SelectMany(text => text.Split('\n')), line => line.TrimStart().StartsWith("nhi ", StringComparison.Ordinal));
            var arguments = command.Split("||")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];

            var said = await _nhi.RunAsync([.. arguments, "--as-of", Exports.AsOf]);

            Assert.True(said.Code is 0 or 1, said.ToString());
            var kept = texts.Where(text => FileName().IsMatch(text)).Distinct(StringComparer.Ordinal).ToList();
            Assert.True(kept.Count >= 3, string.Join(' ', kept));
            Assert.All(kept, name => Assert.True(File.Exists(Path.Combine(_nhi.Folder, name)), name));
            Assert.All(kept, name => Assert.Contains(name, arguments));
        }
    }

    private static IEnumerable<string> Texts(YamlNode node) => node switch
    {
        YamlScalarNode { Value: { } text } => [text],
        YamlSequenceNode items => items.SelectMany(Texts),
        YamlMappingNode members => members.Children.SelectMany(member => Texts(member.Value)),
        _ => [],
    };

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 9000)]
    private static partial Regex Yaml();

    [GeneratedRegex(@"^[a-z]+\.(?:db|html|sarif|jsonl)$", RegexOptions.ExplicitCapture, 9000)]
    private static partial Regex FileName();
}
