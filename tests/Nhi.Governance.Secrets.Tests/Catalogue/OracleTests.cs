using System.Text;
using Nhi.Governance.FormatTables;

namespace Nhi.Governance.Secrets.Tests;

public sealed class OracleTests
{
    private const string Signs = "=:\"' \n\\_-.nt%3DaZ0/+[m;";

    public static TheoryData<string> Families => [.. CatalogueFiles.Formats.Select(static f => f.Family).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Tables_find_what_regular_expressions_find(string family)
    {
        foreach (CatalogueFormat format in CatalogueFiles.Formats.Where(f => f.Family == family && f.Check is null or "base64-json" or "password"))
        {
            var oracle = new Oracle(format);
            ScanOptions options = CatalogueFiles.Only(format);
            var random = new Random(17);
            foreach (string text in Texts(format, random))
            {
                byte[] utf8 = Encoding.UTF8.GetBytes(text);
                List<(long, int)> expected = oracle.Matches(utf8);
                List<(long, int)> actual = [.. Found.In(utf8, options).Select(static f => (f.Match.Offset, f.Match.Length))];
                Assert.True(expected.SequenceEqual(actual), $"{format.Id} in {text}: {string.Join(' ', expected)} but {string.Join(' ', actual)}");
            }
        }
    }

    private static IEnumerable<string> Texts(CatalogueFormat format, Random random)
    {
        foreach (string example in format.Examples.Concat(format.Counterexamples).Take(3))
        {
            yield return example;
            yield return example + example;
            foreach (string around in new[] { "a", "0", "_", "-", "\\n", "\\u000a", "%3D", "\\x1b[0m", "Z", ".", "=", "/" })
            {
                yield return around + example + around;
            }

            for (int i = 0; i < 8; i++)
            {
                yield return Mutate(example, random);
            }
        }

        for (int i = 0; i < 2; i++)
        {
            var text = new StringBuilder();
            for (int k = 0; k < 8; k++)
            {
                string example = format.Examples[random.Next(format.Examples.Count)];
                int cut = random.Next(example.Length);
                text.Append(random.Next(2) == 0 ? example[cut..] : example[..cut]);
                text.Append(Make.Text(random, Signs, random.Next(3)));
            }

            yield return text.ToString();
        }
    }

    private static string Mutate(string text, Random random)
    {
        var changed = new StringBuilder(text);
        for (int i = random.Next(3); i >= 0; i--)
        {
            int at = random.Next(changed.Length);
            char c = random.Next(2) == 0 ? Signs[random.Next(Signs.Length)] : text[random.Next(text.Length)];
            switch (random.Next(3))
            {
                case 0:
                    changed[at] = c;
                    break;
                case 1:
                    changed.Insert(at, c);
                    break;
                default:
                    changed.Remove(at, 1).Append(' ');
                    break;
            }
        }

        return changed.ToString();
    }
}
