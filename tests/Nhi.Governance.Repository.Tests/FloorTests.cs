namespace Nhi.Governance.Repository;

public sealed class FloorTests
{
    [Fact]
    public void No_project_depends_upwards() =>
        Complaints.None(Repo.Projects.SelectMany(project => project.References.Select(to => Floors.Objection(project.Name, to))).OfType<string>());

    [Fact]
    public void Every_project_stands_on_a_floor() =>
        Complaints.None(Repo.Projects.Where(project => Floors.Of(project.Name) is null).Select(project => $"{project} stands on no floor: give it one"));

    [Fact]
    public void Every_project_is_named_after_its_folder_and_says_what_it_is() =>
        Complaints.None(Repo.Projects.Where(project => !string.Equals(Path.GetFileName(project.Folder), project.Name, StringComparison.Ordinal) || !File.ReadAllText(project.Path).Contains("<Description>", StringComparison.Ordinal)).Select(project => project.Name));

    [Theory]
    [InlineData("Nhi.Governance.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions")]
    [InlineData("Nhi.Governance.Secrets", "")]
    public void The_lower_floors_need_next_to_nothing(string name, string packages)
    {
        var project = Assert.Single(Repo.Projects, project => string.Equals(project.Name, name, StringComparison.Ordinal));
        Assert.Equal(packages, string.Join(' ', project.Packages));
    }

    [Theory]
    [InlineData("Nhi.Governance", "Nhi.Governance.Abstractions", true)]
    [InlineData("Nhi.Governance.Providers.Aws", "Nhi.Governance.Providers", true)]
    [InlineData("Nhi.Governance.Conformance.Xunit", "Nhi.Governance.Conformance", true)]
    [InlineData("Nhi.Governance.Tool", "Nhi.Governance.Storage.Sqlite", true)]
    [InlineData("Nhi.Governance", "Nhi.Governance.Providers", false)]
    [InlineData("Nhi.Governance.Providers", "Nhi.Governance.Storage.Sqlite", false)]
    [InlineData("Nhi.Governance.Providers", "Nhi.Governance.Providers.Aws", false)]
    [InlineData("Nhi.Governance.Secrets", "Nhi.Governance.Abstractions", false)]
    [InlineData("Nhi.Governance.Attic", "Nhi.Governance", false)]
    [InlineData("Nhi.Governance", "Nhi.Governance.Attic", false)]
    public void Floors_are_told_apart(string from, string to, bool allowed) => Assert.Equal(allowed, Floors.Objection(from, to) is null);
}
