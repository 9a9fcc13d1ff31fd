using System.Globalization;
using System.Reflection;
using System.Text;

namespace Nhi.Governance.Repository.Api;

/// <summary>Writes the public surface of an assembly: a paragraph a type, a line a member, sorted, so that a change of it is a change one can read.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types.Where(type => !type.FullName!.Contains('<', StringComparison.Ordinal)).OrderBy(TypeNames.Of, StringComparer.Ordinal))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(MemberLines.Head(type)).Append('\n');
            foreach (var line in Members(type))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>What came and what went, for a failing test to say.</summary>
    public static string Difference(string before, string after)
    {
        var old = Qualified(before);
        var now = Qualified(after);
        return string.Join('\n', old.Where(line => !now.Contains(line)).Select(line => "- " + line).Concat(now.Where(line => !old.Contains(line)).Select(line => "+ " + line)));
    }

    private static IEnumerable<string> Members(Type type) =>
        type.IsEnum
            ? type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .OrderBy(field => Convert.ToDecimal(field.GetRawConstantValue(), CultureInfo.InvariantCulture))
                .Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Name} = {field.GetRawConstantValue()}"))
            : type.GetMembers(Declared).Select(MemberLines.Of).OfType<string>().Order(StringComparer.Ordinal);

    /// <summary>Members with the type they are of.</summary>
    private static List<string> Qualified(string api)
    {
        var lines = new List<string>();
        var head = "";
        foreach (var line in api.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != ' ')
            {
                lines.Add(head = line);
            }
            else
            {
                lines.Add($"{head.Split(" : ")[0]} | {line.Trim()}");
            }
        }

        return lines;
    }
}
