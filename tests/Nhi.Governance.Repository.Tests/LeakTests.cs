using System.Text;

namespace Nhi.Governance.Repository;

public sealed class LeakTests
{
    [Fact]
    public void No_file_names_a_registry_or_a_machine() =>
        Complaints.None(Repo.Files.SelectMany(path => Leaks.In(path, Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(Repo.Root, path))))));

    [Fact]
    public void Registries_and_machines_are_recognised()
    {
        Assert.Single(Leaks.In("a", "see https://" + Leaks.Join(".", "api", "nuget", "org") + "/packages"));
        Assert.Single(Leaks.In("a", "cd " + Leaks.Join("/", "", "home", "someone", "project")));
        Assert.Single(Leaks.In("a", "dir=\"" + Leaks.Join("/", "", "work", "main") + "\""));
        Assert.Single(Leaks.In("a", "index" + "-url = http://10.0.0.1:8080/pypi"));
        Assert.Single(Leaks.In("a", "<add key=\"local\" " + "value=\"http" + "://feed.example/packages\" />"));
        Assert.EndsWith(":3: " + Leaks.Join(".", "pypi", "org"), Assert.Single(Leaks.In("a", "one\ntwo\nthree " + Leaks.Join(".", "pypi", "org"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://token.actions.githubusercontent.com")]
    [InlineData("/var/run/secrets/kubernetes.io/serviceaccount")]
    [InlineData("https://acme.example/home/page")]
    [InlineData("src/work/x and $DIR/work/x and ~/work/x")]
    [InlineData("root/reports")]
    [InlineData("/home/runner/work/acme")]
    [InlineData("dotnet add package Nhi.Governance")]
    public void What_is_neither_is_left_alone(string text) => Assert.Empty(Leaks.In("a", text));
}
