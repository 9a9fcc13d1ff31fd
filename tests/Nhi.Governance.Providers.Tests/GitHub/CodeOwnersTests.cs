using Nhi.Governance.Providers.Git;
using Nhi.Governance.Providers.GitHub;
using Nhi.Governance.Providers.Tests.Files;

namespace Nhi.Governance.Providers.Tests.GitHub;

public class CodeOwnersTests
{
    private const string Text = """
        # who owns what
        *                    @acme/everybody
        /src/                @ada docs@shop.example
        .github/workflows/*  @acme/platform   # pipelines
        *.md
        """;

    private static async Task<List<SourceEvent>> ReadAsync(string text, params (string, string)[] scope)
    {
        using var folder = new TemporaryFolder();
        folder.Write("whoever", text);
        return await Reading.AllAsync(new Providers.Files.FolderSource(folder.Path, ExportFormats.All), Reading.Scope(scope));
    }

    [Fact]
    public async Task The_last_rule_that_matches_workflows_suggests_who_answers_for_pipelines()
    {
        var events = await ReadAsync(Text, ("github.repository", "acme/web"));
        Assert.Equal((4, 0, 4, 0), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        var claim = Assert.Single(events.Attached());
        Assert.Equal(("repo:acme/web", AttachmentReach.Members), (claim.Target, claim.Reach));
        Assert.Equal(("acme/platform", ClaimTrust.Suggestion), (claim.Owners.Single().Party, claim.Owners.Single().Trust));
    }

    [Fact]
    public async Task Without_its_repository_no_rule_can_be_taken() => Assert.Equal(4, (await ReadAsync(Text)).Summary().Rejected);

    [Theory]
    [InlineData("Thanks to\n@ada for the code\n")]
    [InlineData("ada @ada\nbea @bea\n")]
    [InlineData("using X;\n// * @ada\n")]
    [InlineData("*.txt text\n*.png binary # @ada\n")]
    [InlineData("/bin/sh -c x@y\n")]
    [InlineData("\0\0\0@")]
    public async Task A_text_of_another_kind_is_not_taken(string text) => Assert.Empty(await ReadAsync(text, ("github.repository", "acme/web")));

    [Theory]
    [InlineData("*", true)]
    [InlineData("/.github/", true)]
    [InlineData(".github/", true)]
    [InlineData("/.github/workflows/workflow.yml", true)]
    [InlineData("*.yml", true)]
    [InlineData("/.github/**", true)]
    [InlineData("/.github/*", false)]
    [InlineData("/*", false)]
    [InlineData("/src/", false)]
    [InlineData("workflows", true)]
    public void A_pattern_matches_as_the_code_host_reads_it(string pattern, bool matches) =>
        Assert.Equal(matches, new CodeOwnersRule(pattern, []).Matches(".github/workflows/workflow.yml"));

    [Fact]
    public async Task Of_the_places_of_a_repository_the_first_counts()
    {
        using var repository = new Git.Repository();
        repository.Write("CODEOWNERS", "* @acme/root\n");
        repository.Write("docs/CODEOWNERS", "* @acme/docs\n");
        repository.Write(".github/workflows/ci.yml", "on: push\njobs: { a: { environment: prod } }\n");
        repository.Commit();
        repository.Git("remote", "add", "origin", "git@github.example:acme/payments.git");
        var events = await Reading.AllAsync(new GitWorkflowSource(repository.Path));
        Assert.Equal("acme/root", Assert.Single(events.Attached()).Owners.Single().Party);
        Assert.Single(events.Identities());
        Assert.Empty(events.Rejected());
    }
}
