using System.Reflection;
using System.Text.RegularExpressions;
using Nhi.Governance.FormatTables;

namespace Nhi.Governance.Secrets.Tests;

public sealed class CatalogueTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Families => [.. CatalogueFiles.Formats.Select(static f => f.Family).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void The_tables_are_those_of_the_catalogue() =>
        Assert.Equal(
            TableWriter.Write(Tables.Build(CatalogueFiles.Formats)),
            File.ReadAllText(Path.Combine(CatalogueFiles.Folder, TableWriter.FileName)));

    [Fact]
    public void Nothing_of_the_tables_is_built_when_the_scanner_starts()
    {
        Assert.Null(typeof(FormatTable).TypeInitializer);
        Assert.DoesNotContain(typeof(FormatTable).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic), static f => !f.IsLiteral);
    }

    [Fact]
    public void No_two_formats_are_the_same()
    {
        Assert.Empty(Twice(static f => f.Id));
        Assert.Empty(Twice(static f => f.Name));
        Assert.Empty(Twice(static f => f.Pattern + " near " + string.Join(' ', f.Near.Order(StringComparer.Ordinal))));
        IEnumerable<string> Twice(Func<CatalogueFormat, string> key) =>
            CatalogueFiles.Formats.GroupBy(key, StringComparer.Ordinal).Where(static g => g.Count() > 1).Select(static g => string.Join(' ', g.Select(static f => f.Id)));
    }

    [Fact]
    public void Every_format_is_what_the_catalogue_says()
    {
        Assert.Equal(CatalogueFiles.Formats.Select(static f => f.Id), SecretFormats.All.Select(static f => f.Id));
        Assert.All(CatalogueFiles.Formats, static format =>
        {
            SecretFormat found = CatalogueFiles.Of(format);
            Assert.Equal((format.Name, format.Issuer, format.Kind, format.Class, format.Revoke), (found.Name, found.Issuer, found.Kind, found.Class, found.RevocationHint));
            Assert.Equal(format.Source.Length > 0 ? format.Source : format.Known, found.Documentation);
            Assert.Equal((format.Checksum is not null, format.Generic), (found.HasChecksum, found.IsGeneric));
        });
    }

    [Fact]
    public void Every_format_says_where_it_is_known_from_and_has_examples() =>
        Assert.All(CatalogueFiles.Formats, static format =>
        {
            Assert.True(format.Source.Length > 0 ? Uri.TryCreate(format.Source, UriKind.Absolute, out Uri? uri) && uri.Scheme == "https" : format.Known.EndsWith('.'), format.Id);
            Assert.True(format.Examples.Count > 0 && format.Counterexamples.Count > 0, format.Id);
            Assert.True(format.Id.Length <= 60 && Regex.IsMatch(format.Id, "^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, Patience), format.Id);
            Assert.True(Regex.IsMatch(format.Issuer, "^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, Patience), format.Id);
            Assert.DoesNotContain('\n', format.Name + format.Revoke + format.Source + format.Known);
        });

    [Fact]
    public void Kinds_and_classes_are_those_of_the_contracts()
    {
        IReadOnlyList<string> kinds = CatalogueFiles.Members("CredentialKind");
        IReadOnlyList<string> classes = CatalogueFiles.Members("IdentityClass");
        Assert.Contains("SshKey", kinds);
        Assert.Contains("ServiceAccount", classes);
        Assert.Empty(CatalogueFiles.Formats.Where(f => !kinds.Contains(f.Kind) || !classes.Contains(f.Class)).Select(static f => $"{f.Id}: {f.Kind}, {f.Class}"));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Examples_are_found_by_their_format_and_counterexamples_are_not(string family)
    {
        var wrong = new List<string>();
        foreach (CatalogueFormat format in CatalogueFiles.Formats.Where(f => f.Family == family))
        {
            ScanOptions options = format.Generic ? new ScanOptions { GenericAssignments = true } : ScanOptions.Default;
            wrong.AddRange(format.Examples.Where(text => Found.In(text, options).Count(f => f.Id == format.Id) != 1)
                .Select((_, i) => $"{format.Id}: example {i} is found as {string.Join(',', Found.In(format.Examples[i], options).Select(static f => f.Id))}"));
            wrong.AddRange(format.Counterexamples.Where(text => Found.In(text, CatalogueFiles.Only(format)).Count > 0).Select(_ => $"{format.Id}: a counterexample is found"));
        }

        Assert.Empty(wrong);
    }
}
