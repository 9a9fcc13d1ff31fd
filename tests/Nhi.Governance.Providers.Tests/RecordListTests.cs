using System.Text.Json;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Tests.Aws;
using Nhi.Governance.Providers.Tests.Entra;
using Nhi.Governance.Providers.Tests.GitHub;
using Nhi.Governance.Providers.Tests.Google;
using Nhi.Governance.Providers.Tests.Listings;
using Nhi.Governance.Providers.Tests.Systems;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests;

/// <summary>What holds for every format that is a list of records.</summary>
public class RecordListTests
{
    public static TheoryData<string, string, string> Samples
    {
        get
        {
            var samples = Clouds;
            foreach (var (name, (member, json)) in ListingSamples.All.Concat(AwsListSamples.All).Concat(SystemSamples.All).Concat(GitHubSamples.All).Concat(OtherListSamples.All))
            {
                samples.Add(name, member, json);
            }

            return samples;
        }
    }

    private static TheoryData<string, string, string> Clouds => new()
    {
        { "entra/applications", "value", EntraSamples.Applications },
        { "entra/service-principals", "value", EntraSamples.ServicePrincipals },
        { "entra/app-roles", "value", EntraSamples.AppRoles },
        { "entra/consents", "value", EntraSamples.Consents },
        { "entra/directory-roles", "value", EntraSamples.DirectoryRoles },
        { "entra/credential-activity", "value", EntraSamples.CredentialActivity },
        { "entra/activity", "value", EntraSamples.Activity },
        { "entra/users", "value", EntraSamples.Users },
        { "azure/role-assignments", "value", EntraSamples.RoleAssignments },
        { "azure/managed-identities", "value", EntraSamples.ManagedIdentities },
        { "azure/storage-accounts", "value", EntraSamples.StorageAccounts },
        { "azure/workloads", "value", EntraSamples.Workloads },
        { "gcp/workloads", "items", GoogleSamples.Instances },
        { "gcp/service-accounts", "accounts", GoogleSamples.Accounts },
        { "gcp/service-account-keys", "keys", GoogleSamples.Keys },
        { "gcp/api-keys", "keys", GoogleSamples.ApiKeys },
        { "gcp/hmac-keys", "items", GoogleSamples.HmacKeys },
        { "gcp/policies", "results", GoogleSamples.Policies },
        { "gcp/policies", "policyResults", GoogleSamples.EffectivePolicies },
        { "gcp/federation", "workloadIdentityPoolProviders", GoogleSamples.Providers },
        { "gcp/roles", "roles", GoogleSamples.Roles },
        { "gcp/secret-names", "secrets", GoogleSamples.Secrets },
        { "azure/key-vaults", "value", EntraSamples.KeyVaults },
        { "gcp/activity", "activities", GoogleSamples.Activities },
        { "gcp/assets", "assets", GoogleSamples.Assets },
    };

    [Fact]
    public void Every_list_has_a_sample() => Assert.Empty(
        ExportFormats.All.OfType<RecordList>().Select(format => format.Name).Except(Samples.Select(sample => (string)sample[0]), StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_document_is_known_to_one_format_alone(string name, string member, string json)
    {
        Assert.All(Shapes(member, json), shape => Assert.Equal(name, Assert.Single(ExportFormats.All, format => format.Recognises(shape)).Name));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_list_says_the_same_bare_or_under_its_member_or_one_to_a_line(string name, string member, string json)
    {
        var format = ExportFormats.All.Single(format => format.Name == name);
        var counts = Shapes(member, json).Select(shape => Counts(format.Read(shape))).Distinct().ToList();
        Assert.Single(counts);
        Assert.Equal(Items(member, json).Count, counts[0].Records);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_broken_list_ends_in_rejections_and_every_record_is_counted(string name, string member, string json) => ExportMutation.Run(json, broken =>
    {
        var format = ExportFormats.All.Single(format => format.Name == name);
        var document = Json(broken);
        if (!format.Recognises(document))
        {
            return;
        }

        var events = format.Read(document);
        var expected = Items(member, broken.Replace("\\ud800", "?", StringComparison.Ordinal)).Count;
        Assert.Equal((expected, expected), (events.Count(item => item is SourceEvent.Observed or SourceEvent.Attached or SourceEvent.Rejected), events.Summary().Records));
        _ = Dump(events);
    });

    private static (int Records, int Identities, int Attachments, int Rejected) Counts(IReadOnlyList<SourceEvent> events) =>
        (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected);

    private static List<string> Items(string member, string json)
    {
        var root = JsonElement.Parse(json);
        var list = root.ValueKind == JsonValueKind.Array ? root : root.TryGetProperty(member, out var under) && under.ValueKind == JsonValueKind.Array ? under : default;
        List<JsonElement> items = list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

        // A list of pages, bare or each under the member, is all that the pages hold.
        var pages = items.ConvertAll(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(member, out var page) ? page : item);
        return root.ValueKind == JsonValueKind.Array && pages.Count > 0 && pages.TrueForAll(page => page.ValueKind == JsonValueKind.Array)
            ? [.. pages.SelectMany(page => page.EnumerateArray()).Select(item => item.GetRawText())]
            : items.ConvertAll(item => item.GetRawText());
    }

    private static IEnumerable<ExportDocument> Shapes(string member, string json)
    {
        var items = Items(member, json);
        var bare = $"[{string.Join(',', items)}]";
        IEnumerable<ExportDocument> shapes = [Json(bare), Json([.. items]), Json($$"""{ "of one": {{bare}}, "of another": [] }""")];
        return member.Length == 0 ? shapes : [.. shapes, Json($$"""{ "{{member}}": {{bare}} }"""), Json($$"""{ "of one": { "{{member}}": {{bare}} } }""")];
    }
}
