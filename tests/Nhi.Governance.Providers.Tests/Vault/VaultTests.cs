using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Vault;

public class VaultTests
{
    private static IReadOnlyList<SourceEvent> Read(FileSample sample) => FileSampleTests.Read(sample, sample.Content);

    private static Observation Role(string name) => Read(VaultSamples.Roles).Observed().Single(role => role.Facts.Known(IdentityFacts.Name) == name);

    [Fact]
    public void A_role_trusts_exactly_whom_it_is_bound_to()
    {
        var orders = Role("orders");
        Assert.Equal(("vault:vault.shop.example:auth/kubernetes/role/orders", "vault:role", "policy orders-read"), (orders.Id.Value, orders.Facts.Known(IdentityFacts.Subclass), orders.Facts.Known(AccessFacts.Grants)));
        Assert.Equal(3600, orders.Facts.Get(CloudRoleFacts.LongestSessionSeconds).Value);
        var trust = Assert.Single(orders.Admissions);
        Assert.Equal((AdmissionKind.Workload, "oidc.shop.example/cluster", "system:serviceaccount:shop:orders", true), (trust.Kind, trust.Authority, trust.Subjects.Single(), trust.NamesAudience));
        Assert.Equal(("system:serviceaccount:*:*", "root"), (Role("anything").Admissions.Single().Subjects.Single(), Role("anything").Facts.Known(AccessFacts.AdministratorBy)));
    }

    [Fact]
    public void A_role_of_a_repository_is_told_with_the_issuer_of_its_mount()
    {
        var trust = Role("deploy").Admissions.Single();
        Assert.Equal((AdmissionKind.Repository, "token.actions.githubusercontent.com", "repo:shop/orders:environment:production", false, true), (trust.Kind, trust.Authority, trust.Subjects.Single(), trust.SubjectsArePatterns, trust.NamesAudience));
        var loose = Role("loose").Admissions.Single();
        Assert.Equal(("repo:shop/site:*", true, false), (loose.Subjects.Single(), loose.SubjectsArePatterns, loose.NamesAudience));
    }

    [Fact]
    public void A_role_of_AWS_names_principals_or_accounts()
    {
        var trust = Role("batch").Admissions;
        Assert.Equal([(AdmissionKind.Identity, "arn:aws:iam::111122223333:role/batch"), (AdmissionKind.Account, "444455556666")], trust.Select(admission => (admission.Kind, admission.Authority)));
    }

    [Fact]
    public void An_AppRole_is_a_service_account_whose_secret_may_never_end()
    {
        var role = Role("legacy");
        Assert.Equal("vault:service-account", role.Facts.Known(IdentityFacts.Subclass));
        Assert.Contains("secret ids that never end and may be used any number of times", role.Facts.Get(AccessFacts.Grants).Value!);
        Same(["10.0.0.0/8"], role.Facts.Get(ApiKeyFacts.AllowedCallers).Value!);
    }

    [Fact]
    public void Values_of_secrets_are_refused_and_roles_of_no_server_rejected()
    {
        Assert.Equal((6, 1, 1), (Read(VaultSamples.Roles).Summary().Identities, Read(VaultSamples.Roles).Summary().Attachments, Read(VaultSamples.Roles).Summary().Rejected));
        Assert.Equal(6, Read(VaultSamples.Roles with { Scope = [] }).Rejected().Count(reason => reason.Contains("vault.address", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_token_of_an_entity_is_its_credential_and_any_other_an_identity()
    {
        var events = Read(VaultSamples.Tokens);
        Same(["vault:accessor:8609694a-cdbc-db9b-d345-e782dbb562ed", "vault:accessor:root-accessor"], events.Observed().Select(token => token.Id.Value));
        var root = events.Observed()[1];
        Assert.Equal(("root", FactState.Absent), (root.Facts.Known(AccessFacts.AdministratorBy), root.Credentials.Single().Facts.StateOf(CredentialFacts.ExpiresAt)));
        Assert.Equal("vault:entity:7d2e3179-f69b-450c-7179-ac8ee8bd8ca9", Assert.Single(events.Attached()).Target);
        Assert.Contains("the token itself", Assert.Single(events.Notes()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_of_software_is_an_identity_and_one_of_a_person_counted()
    {
        var events = Read(VaultSamples.Entities);
        Assert.Equal((1, 1, 1), (events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        Assert.DoesNotContain("ada", Dump(events), StringComparison.Ordinal);
        var entity = Assert.Single(Read(VaultSamples.Entity).Observed());
        Assert.Equal((events.Observed()[0].Id, "nightly import", "team-orders"), (entity.Id, entity.Facts.Known(IdentityFacts.Purpose), entity.Owners.Single().Party));
    }
}
