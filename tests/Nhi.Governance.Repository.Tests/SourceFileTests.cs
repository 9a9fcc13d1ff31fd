namespace Nhi.Governance.Repository;

public sealed class SourceFileTests
{
    private const int MostLines = 350;

    [Fact]
    public void One_public_type_a_file_named_after_it() => Complaints.None(Repo.CodeBelow("src").Select(path => SourceFiles.Naming(path, Repo.Read(path))).OfType<string>());

    [Fact]
    public void No_file_is_long() => Complaints.None(Repo.CodeBelow("src").Select(path => SourceFiles.Length(path, Repo.Read(path), MostLines)).OfType<string>());

    [Fact]
    public void Every_public_type_has_its_file()
    {
        foreach (var project in Repo.Projects)
        {
            var folder = Path.GetRelativePath(Repo.Root, project.Folder).Replace('\\', '/');
            var written = Repo.CodeBelow(folder).SelectMany(path => SourceFiles.PublicTypes(Repo.Read(path))).ToHashSet(StringComparer.Ordinal);
            var exported = TypeRules.WrittenIn(project.Load()).Where(type => type.IsPublic).Select(type => type.Name.Split('`')[0]);
            Complaints.None(exported.Where(name => !written.Contains(name)).Select(name => $"{project}: {name} is in no file as a public type that starts its line"));
        }
    }

    [Theory]
    [InlineData("src/A/Key.cs", "namespace N;\n\npublic sealed class Key\n{\n    public sealed class Inner;\n}\n", true)]
    [InlineData("src/A/Key.T.cs", "public sealed class Key<T> : Key", true)]
    [InlineData("src/A/Key.Reading.cs", "public sealed partial class Key", true)]
    [InlineData("src/A/Id.cs", "public readonly record struct Id(string Value)", true)]
    [InlineData("src/A/Do.cs", "public delegate void Do(int value);", true)]
    [InlineData("src/A/Helpers.cs", "internal static class Anything;\ninternal sealed class Else;", true)]
    [InlineData("src/A/Keys.cs", "public sealed class Key;", false)]
    [InlineData("src/A/Key.cs", "public sealed class Key;\n\npublic enum Kind\n", false)]
    public void Names_are_told_apart(string path, string code, bool fine) => Assert.Equal(fine, SourceFiles.Naming(path, code) is null);

    [Theory]
    [InlineData("a\nb\nc\n", 3, true)]
    [InlineData("a\nb\nc\nd", 3, false)]
    public void Lines_are_counted(string code, int most, bool fine) => Assert.Equal(fine, SourceFiles.Length("a.cs", code, most) is null);
}
