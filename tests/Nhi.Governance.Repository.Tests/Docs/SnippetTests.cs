namespace Nhi.Governance.Repository.Docs;

public sealed class SnippetTests
{
    private const string Source = "class A\n{\n    #region usage\n    var a = 1;\n    if (a > 0)\n    {\n        #region inner\n        Go();\n        #endregion\n    }\n    #endregion\n}\n";

    [Fact]
    public void Code_in_documents_is_code_that_is_compiled()
    {
        var regions = Repo.CodeBelow("samples").Concat(Repo.CodeBelow("tests")).Where(path => !path.EndsWith("/SnippetTests.cs", StringComparison.Ordinal)).SelectMany(path => Snippets.InSource(Repo.Read(path))).ToArray();
        var documents = Repo.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal) && (path is "README.md" || path.StartsWith("docs/", StringComparison.Ordinal) || path.StartsWith("samples/", StringComparison.Ordinal)));
        Repository.Complaints.None(documents.SelectMany(path => Snippets.Complaints(path, Repo.Read(path), regions)));
    }

    [Fact]
    public void Regions_are_read_without_their_indentation_and_may_nest() =>
        Assert.Equal([("inner", "Go();"), ("usage", "var a = 1;\nif (a > 0)\n{\n    Go();\n}")], Snippets.InSource(Source));

    [Fact]
    public void Blocks_are_read_by_the_comment_before_them() =>
        Assert.Equal(
            [("one", "var a = 1;"), ("two", "Go();\n\nStop();")],
            Snippets.InDocument("text\n<!-- snippet: one -->\n```csharp\nvar a = 1;\n```\n```csharp\nnot named\n```\n<!-- snippet: two -->\n\n```csharp\n  Go();\n\n  Stop();\n```\n"));

    [Theory]
    [InlineData("<!-- snippet: usage -->\n```csharp\nvar a = 1;\nif (a > 0)\n{\n    Go();\n}\n```\n", null)]
    [InlineData("<!-- snippet: inner -->\r\n```csharp\r\n    Go();\r\n```\r\n", null)]
    [InlineData("<!-- snippet: inner -->\n```csharp\nGo(1);\n```\n", "differs")]
    [InlineData("<!-- snippet: other -->\n```csharp\nGo();\n```\n", "0 regions")]
    [InlineData("<!-- snippet: inner -->\nand then nothing\n", "no csharp block")]
    [InlineData("```csharp\nGo(1);\n```\n", null)]
    public void Documents_that_differ_are_told(string markdown, string? complaint)
    {
        var found = Snippets.Complaints("README.md", markdown, [.. Snippets.InSource(Source)]).ToArray();
        if (complaint is null)
        {
            Assert.Empty(found);
        }
        else
        {
            Assert.Contains(complaint, Assert.Single(found), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Two_regions_of_one_name_are_told() =>
        Assert.Contains("2 regions", Assert.Single(Snippets.Complaints("README.md", "<!-- snippet: a -->\n```csharp\nGo();\n```\n", [("a", "Go();"), ("a", "Go();")])), StringComparison.Ordinal);
}
