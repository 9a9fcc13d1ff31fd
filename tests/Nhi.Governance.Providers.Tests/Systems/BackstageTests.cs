using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Systems;
using Nhi.Governance.Providers.Tests.Files;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Systems;

public class BackstageTests
{
    private const string Yaml = """
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata:
          name: payments-api
          description: takes payments
          annotations:
            github.com/project-slug: acme/payments
            backstage.io/kubernetes-id: payments
        spec:
          type: service
          lifecycle: production
          owner: group:default/team-pay
          system: payments
        ---
        apiVersion: backstage.io/v1alpha1
        kind: System
        metadata:
          name: Payments
        spec:
          owner: user:ada
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Location
        metadata:
          name: more
        spec:
          targets: [./more.yaml]
        """;

    private const string Api = """
        [{ "apiVersion": "backstage.io/v1beta1", "kind": "Component", "metadata": { "namespace": "shop", "name": "web", "uid": "1", "annotations": { "backstage.io/source-location": "url:https://github.com/acme/web/tree/main/" } }, "spec": { "type": "website", "lifecycle": "production", "owner": "user:default/ada" }, "relations": [{ "type": "ownedBy", "targetRef": "user:default/ada" }] },
         { "apiVersion": "backstage.io/v1alpha1", "kind": "Resource", "metadata": { "name": "database" }, "spec": { "type": "database", "owner": "team-pay" } },
         { "apiVersion": "backstage.io/v1alpha1", "kind": "Group", "metadata": { "name": "team-pay" }, "spec": { "type": "team", "children": [], "members": ["ada"] }, "relations": [{ "type": "hasMember", "targetRef": "user:default/bea" }] },
         { "apiVersion": "backstage.io/v1alpha1", "kind": "User", "metadata": { "name": "ada", "annotations": { "github.com/user-login": "ada-codes" } }, "spec": { "profile": { "email": "ada@shop.example" }, "memberOf": ["team-pay", "group:default/team-web"] } },
         { "apiVersion": "backstage.io/v1alpha1", "kind": "User", "metadata": { "name": "bea" }, "spec": { "memberOf": [] } },
         { "apiVersion": "backstage.io/v1alpha1", "kind": "System", "metadata": { } }]
        """;

    private static IReadOnlyList<SourceEvent> Read(params string[] roots) => new BackstageCatalog().Read(Json(roots));

    [Fact]
    public async Task A_file_of_several_entities_is_read_whatever_its_name()
    {
        using var folder = new TemporaryFolder();
        folder.Write("notes.txt", Yaml);
        var events = await Reading.AllAsync(new FolderSource(folder.Path, ExportFormats.All));
        Assert.Equal((3, 0, 3, 0), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        Same(["repo:acme/payments", "backstage:kubernetes-id/payments", "system:payments"], events.Attached().Select(part => part.Target));
        Assert.All(events.Attached(), part => Assert.Equal(AttachmentReach.Members, part.Reach));
        Same(["team-pay", "team-pay", "ada"], events.Attached().Select(part => part.Owners.Single().Party));
        Assert.All(events.Attached(), part => Assert.Equal((OwnerRole.Application, ClaimTrust.Register), (part.Owners.Single().Role, part.Owners.Single().Trust)));
        Assert.Equal("payments", events.Attached()[0].Facts.Known(IdentityFacts.System));
    }

    [Fact]
    public void People_are_known_by_their_addresses_and_teams_by_their_people()
    {
        var events = Read(Api);
        Assert.Equal((6, 0, 5, 1), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        Assert.Equal(("repo:acme/web", "ada@shop.example"), (events.Attached()[0].Target, events.Attached()[0].Owners.Single().Party));
        var teams = events.Attached().Select(part => part.Party).OfType<PartyRecord.Team>().Select(team => $"{team.Name}: {string.Join(' ', team.Members)}");
        Same(["team-pay: ada@shop.example bea", "team-pay: ada@shop.example", "team-web: ada@shop.example"], teams);
        Same(["ada ada@shop.example ada-codes", "bea"], events.Attached().Select(part => part.Party).OfType<PartyRecord.Person>().Select(person => string.Join(' ', person.Names)));
    }

    [Fact]
    public void The_catalogue_of_a_query_says_the_same() => Same(
        Read(Api).Attached().Select(part => part.Record),
        Read($$"""{ "items": {{Api}}, "totalItems": 6, "pageInfo": {} }""").Attached().Select(part => part.Record));

    [Fact]
    public void No_other_format_knows_the_catalogue() => Assert.Equal("backstage/catalog", Assert.Single(ExportFormats.All, format => format.Recognises(Json(Api))).Name);

    [Fact]
    public void A_broken_catalogue_ends_in_rejections_and_every_entity_is_counted() => ExportMutation.Run($$"""{ "items": {{Api}} }""", broken =>
    {
        var document = Json(broken);
        if (!new BackstageCatalog().Recognises(document))
        {
            return;
        }

        var events = Read(broken);
        var expected = ExportMutation.Count(broken, "items");
        Assert.Equal((expected, expected), (events.Count(item => item is SourceEvent.Observed or SourceEvent.Attached or SourceEvent.Rejected), events.Summary().Records));
        _ = Dump(events);
    });
}
