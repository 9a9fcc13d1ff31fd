using System.Text.Json;
using Nhi.Governance.Providers.Terraform;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Terraform;

public class TerraformTests
{
    private static IReadOnlyList<SourceEvent> Read(FileSample sample) => FileSampleTests.Read(sample, sample.Content);

    private static Attachment Of(FileSample sample, string target) => Assert.Single(Read(sample).Attached(), item => item.Target == target);

    [Fact]
    public void Every_resource_is_counted_and_what_makes_an_identity_names_it()
    {
        var events = Read(TerraformSamples.Shown);
        Assert.Equal(Count(JsonElement.Parse(TerraformSamples.Shown.Text)), events.Summary().Records);
        Assert.Equal((0, 26, 3), (events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        Same(
            [
                "ssh:SHA256:jpwcQ6l0SREtdnjvxZkS8ahSlw6ybDrdt1ojGxzoGe0", "export@shop-prod.iam.gserviceaccount.com", "export@shop-prod.iam.gserviceaccount.com", "gcp:key:export@shop-prod.iam.gserviceaccount.com/0a1b2c",
                "entra:app:6f9619ff-8b86-d011-b42d-00c04fc964ff", "entra:app:6f9619ff-8b86-d011-b42d-00c04fc964fe", "entra:app:6f9619ff-8b86-d011-b42d-00c04fc964ff",
                "entra:7f9619ff-8b86-d011-b42d-00c04fc964f0", "entra:key:8f9619ff-8b86-d011-b42d-00c04fc964f1", "entra:9f9619ff-8b86-d011-b42d-00c04fc964f2", "entra:key:8f9619ff-8b86-d011-b42d-00c04fc964f3",
                "entra:app:af9619ff-8b86-d011-b42d-00c04fc964f4", "github:deploy-key:9001", "postgresql:db1:login/orders", "gitlab:token:42", "vault:vault.shop.example:auth/kubernetes/role/orders", "vault:vault.shop.example:auth/approle/role/legacy",
                "arn:aws:iam::111122223333:user/ci/deploy", "aws:111122223333:user/deploy", "aws:key:AKIAIOSFODNN7EXAMPLE", "aws:111122223333:user/deploy", "aws:key:AKIAIOSFODNN6EXAMPLE", "aws:111122223333:user/deploy", "aws:key:AKIAIOSFODNN5EXAMPLE",
                "arn:aws:iam::111122223333:role/deploy", "k8s:prod:system:serviceaccount:shop:orders",
            ],
            events.Attached().Select(item => item.Target));
    }

    [Fact]
    public void The_code_says_where_it_is_made_and_who_answers()
    {
        var user = Of(TerraformSamples.Shown, "arn:aws:iam::111122223333:user/ci/deploy");
        Assert.Equal(("module.ci.aws_iam_user.deploy[\"eu/1\"]", "production", "deploys the shop"), (user.Facts.Known(IdentityFacts.ManagedBy), user.Facts.Known(IdentityFacts.Environment), user.Facts.Known(IdentityFacts.Purpose)));
        Assert.Equal(("team-ci", ClaimTrust.Code), (user.Owners.Single().Party, user.Owners.Single().Trust));
        Assert.Equal(FactState.Absent, user.Facts.StateOf(IdentityFacts.SecretInState));
        var account = Of(TerraformSamples.Shown, "k8s:prod:system:serviceaccount:shop:orders");
        Assert.Equal(("team-orders", "shop"), (account.Owners.Single().Party, account.Facts.Known(IdentityFacts.System)));
        Assert.Equal("nightly export", Read(TerraformSamples.Shown).Attached()[1].Facts.Known(IdentityFacts.Purpose));

        // Of a role without tags nobody was asked, and a description that is marked sensitive is none.
        var role = Of(TerraformSamples.Shown, "arn:aws:iam::111122223333:role/deploy");
        Assert.Equal((FactState.Unknown, 0), (role.Facts.StateOf(IdentityFacts.Purpose), role.Owners.Count));
        Assert.Equal("module.ci.module.role.aws_iam_role.this (description)", role.Facts.Known(IdentityFacts.SecretInState));
    }

    [Fact]
    public void A_secret_in_the_state_is_named_by_its_resource()
    {
        var keys = Read(TerraformSamples.Shown).Attached().Where(item => item.Target == "aws:111122223333:user/deploy").ToList();
        Same(
            ["module.ci.aws_iam_access_key.deploy[0] (secret, ses_smtp_password_v4)", "module.ci.aws_iam_access_key.deploy[0] (deposed 0a1b2c3d) (secret)", null],
            keys.Select(key => key.Facts.Known(IdentityFacts.SecretInState)));
        Assert.Equal(FactState.Absent, keys[2].Facts.StateOf(IdentityFacts.SecretInState));
        Assert.Equal(("aws:key:AKIAIOSFODNN7EXAMPLE", CredentialKind.AwsAccessKey, Day("2026-01-02")), (keys[0].Credentials.Single().Id.Value, keys[0].Credentials.Single().Kind, keys[0].Credentials.Single().Facts.Get(CredentialFacts.CreatedAt).Value));
        Assert.All(keys, key => Assert.Equal(FactState.Unknown, key.Credentials.Single().Facts.StateOf(CredentialFacts.Enabled)));
        Assert.All(keys, key => Assert.Equal(IdentityClass.ApiKey, key.BearerClass));
        Assert.Equal("postgresql_role.orders (password)", Of(TerraformSamples.Shown, "postgresql:db1:login/orders").Facts.Known(IdentityFacts.SecretInState));
        Assert.Equal("gitlab_project_access_token.release (token)", Of(TerraformSamples.Shown, "gitlab:token:42").Facts.Known(IdentityFacts.SecretInState));
        var endless = Read(TerraformSamples.Shown).Attached().Single(item => item.Credentials.Any(credential => credential.Kind == CredentialKind.GcpServiceAccountKey));
        Assert.Equal(FactState.Absent, endless.Credentials.Single().Facts.StateOf(CredentialFacts.ExpiresAt));
    }

    [Fact]
    public void A_secret_of_nobody_is_noted()
    {
        Same(
            ["secrets are kept in the state of which nothing tells whose they are: output.key, data.aws_secretsmanager_secret_version.db (secret_string), aws_db_instance.orders (password), random_password.db (bcrypt_hash, result)"],
            Read(TerraformSamples.Shown).Notes());
        Same(["secrets are kept in the state of which nothing tells whose they are: output.pw, terraform_data.one (input)"], Read(TerraformSamples.Kept).Notes());
    }

    [Fact]
    public void A_state_file_says_the_same_as_the_client()
    {
        var events = Read(TerraformSamples.Kept);
        Assert.Equal((0, 6, 2), (events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        Same(["arn:aws:iam::111122223333:user/ci/deploy", "aws:111122223333:user/deploy", "aws:key:AKIAIOSFODNN7EXAMPLE", "aws:111122223333:user/deploy", "aws:key:AKIAIOSFODNN6EXAMPLE"], events.Attached().Select(item => item.Target));
        Assert.Equal("module.ci.aws_iam_user.deploy[\"eu/1\"]", events.Attached()[0].Facts.Known(IdentityFacts.ManagedBy));
        Assert.Equal("module.ci.aws_iam_access_key.deploy[0] (deposed 0a1b2c3d) (secret)", events.Attached()[4].Facts.Known(IdentityFacts.SecretInState));
    }

    [Fact]
    public void Which_cluster_server_or_vault_has_to_be_told()
    {
        var reasons = Read(TerraformSamples.Shown with { Scope = [] }).Rejected();
        Assert.Equal(7, reasons.Count);
        Assert.All((string[])["kubernetes.cluster", "database.server", "vault.address"], name => Assert.Contains(reasons, reason => reason.Contains(name, StringComparison.Ordinal)));
        Assert.Contains("AKIAIOSFODNN4EXAMPLE", string.Join(' ', Read(TerraformSamples.Shown with { Scope = [.. TerraformSamples.Shown.Scope, ("aws.account", "444455556666")] }).Attached().Select(item => item.Target)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_another_version_nothing_is_read_and_a_plan_is_no_state()
    {
        Assert.Contains("newer format", Assert.Single(Read(TerraformSamples.Newer).Rejected()), StringComparison.Ordinal);
        Assert.Contains("another version than 4", Assert.Single(Read(TerraformSamples.Older).Rejected()), StringComparison.Ordinal);
        Assert.False(new TerraformState().Recognises(Json("""{ "format_version": "1.2", "terraform_version": "1.11.4", "planned_values": { "root_module": {} }, "values": { "root_module": {} }, "resource_changes": [] }""")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_broken_state_is_counted_and_never_throws(bool isShown) => ExportMutation.Run((isShown ? TerraformSamples.Shown : TerraformSamples.Kept).Text, broken =>
    {
        var (format, document) = (new TerraformState(), Json(broken));
        if (format.Recognises(document))
        {
            var events = format.Read(document, ("kubernetes.cluster", "prod"));
            Assert.Equal(events.Summary().Records, events.Count(item => item is SourceEvent.Observed or SourceEvent.Attached or SourceEvent.Rejected));
            _ = Dump(events);
        }
    });

    private static int Count(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => (value.TryGetProperty("mode", out _) ? 1 : 0) + value.EnumerateObject().Sum(member => Count(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Sum(Count),
        _ => 0,
    };
}
