using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.GitHub;

public class GitHubListTests
{
    private static IReadOnlyList<SourceEvent> Read(string name)
    {
        var document = Json(GitHubSamples.All[name].Json);
        return ExportFormats.All.Single(format => format.Recognises(document)).Read(document);
    }

    [Fact]
    public void An_environment_is_the_pipeline_that_deploys_to_it()
    {
        var events = Read("github/environments");
        Assert.Equal((3, 2, 0, 1), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        Same(["repo:shop/web:environment:production", "repo:shop/web:environment:try%3Aout"], events.Observed().Select(pipeline => pipeline.Id.Value));
        Same(["repo:shop/web"], events.Observed()[0].Containers);
        Assert.Contains("no protection rule", Assert.Single(events.Notes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_runs_in_a_repository_that_is_archived()
    {
        var repositories = Read("github/repositories").Attached();
        Same(["False", null], repositories.Select(repository => repository.Facts.Known(IdentityFacts.Enabled)));
        Assert.Equal(("repo:shop/old", AttachmentReach.Members), (repositories[0].Target, repositories[0].Reach));
    }

    [Fact]
    public void Names_of_secrets_are_counted_and_values_of_variables_not_kept()
    {
        var events = Read("github/secret-names");
        Assert.Equal((2, 0, 2, 0), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        Assert.DoesNotContain("never-to-be-seen", Dump(events), StringComparison.Ordinal);
        Assert.DoesNotContain(ExportFormats.All, format => format.Recognises(Json("""[{ "name": "web", "created_at": "2026-01-15T10:00:00Z", "updated_at": "2026-06-01T12:00:00Z" }]""")));
    }

    [Fact]
    public void A_template_of_subjects_that_is_not_the_usual_is_noted() => Assert.Contains("other claims", Assert.Single(Read("github/subjects").Notes()), StringComparison.Ordinal);

    [Theory]
    [InlineData("write", true)]
    [InlineData("read", false)]
    public void What_tokens_may_do_by_default_reaches_the_repository_s_pipelines(string rights, bool writes)
    {
        var document = Json($$"""{ "default_workflow_permissions": "{{rights}}", "can_approve_pull_request_reviews": false }""");
        var format = ExportFormats.All.Single(format => format.Recognises(document));
        var told = Assert.Single(format.Read(document, ("github.repository", "shop/web")).Attached());
        Assert.Equal(("repo:shop/web", AttachmentReach.Members, writes), (told.Target, told.Reach, told.Facts.Get(PipelineFacts.DefaultTokenWrites).Value));
        Assert.Equal(1, format.Read(document).Summary().Rejected);
    }

    [Fact]
    public void Of_a_webhook_the_host_alone_is_kept()
    {
        var events = Read("github/webhooks");
        Same(["hooks.vendor.example", "ci.vendor.example"], events.Observed().Select(hook => hook.Facts.Known(IdentityFacts.Name)));
        Same(["github:third-party", "gitlab:third-party"], events.Observed().Select(hook => hook.Facts.Known(IdentityFacts.Subclass)));
        Assert.DoesNotContain("never-to-be-seen", Dump(events), StringComparison.Ordinal);
        Assert.Equal(2, events.Notes().Count);
    }
}
