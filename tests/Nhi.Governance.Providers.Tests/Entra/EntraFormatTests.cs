using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Entra;

public class EntraFormatTests
{
    private static IReadOnlyList<SourceEvent> Read(string json, params (string Name, string Value)[] scope)
    {
        var document = Json(json);
        return ExportFormats.All.Single(format => format.Recognises(document)).Read(document, scope);
    }

    [Fact]
    public void Registrations_are_identities_by_their_client_id()
    {
        var observed = Read(EntraSamples.Applications).Observed();
        Assert.Equal(3, observed.Count);
        Assert.Equal((new IdentityId("entra:app:bbbbbbbb-0000-0000-0000-000000000001"), new IdentityId("entra:aaaaaaaa-0000-0000-0000-000000000001")), (observed[0].Id, observed[0].Aliases.Single()));
        var secret = Assert.Single(observed[0].Credentials);
        Assert.Equal((new CredentialId("entra:key:cccccccc-0000-0000-0000-000000000001"), CredentialKind.OAuthClientSecret), (secret.Id, secret.Kind));
        Assert.Equal((Day("2025-03-01T08:00:00Z"), Day("2027-03-01T08:00:00Z")), (secret.Facts.Get(CredentialFacts.CreatedAt).Value, secret.Facts.Get(CredentialFacts.ExpiresAt).Value));
        Assert.Equal(new OwnerClaim(OwnerRole.Application, "ada@shop.example", ClaimTrust.Suggestion, "export"), Assert.Single(observed[0].Owners));
        Assert.Equal(FactState.Absent, observed[0].Facts.StateOf(OAuthAppFacts.RedirectUris));
        Same(["https://shop.example/auth"], observed[1].Facts.Get(OAuthAppFacts.RedirectUris).Value!);
        Assert.Equal("log in to the shop", observed[1].Facts.Known(IdentityFacts.Purpose));
        var admission = Assert.Single(observed[2].Admissions);
        Assert.Equal((AdmissionKind.Repository, "token.actions.githubusercontent.com", "repo:shop/web:environment:prod", true), (admission.Kind, admission.Authority, admission.Subjects.Single(), admission.NamesAudience));
    }

    [Fact]
    public void Principals_tell_whose_they_are()
    {
        var observed = Read(EntraSamples.ServicePrincipals, ("entra.tenant", EntraSamples.Tenant)).Observed();
        Same(
            ["entra:application", "entra:foreign-application", "entra:foreign-application", "entra:managed-identity", "entra:application"],
            observed.Select(item => item.Facts.Known(IdentityFacts.Subclass)));
        Same([null, "True", null, null, null], observed.Select(item => item.Facts.Known(IdentityFacts.VendorMade)));
        Assert.Equal("Vendor", observed[2].Facts.Known(IdentityFacts.Vendor));
        Assert.Empty(observed[3].Credentials);
        Assert.Contains(new IdentityId("/subscriptions/99999999-0000-0000-0000-000000000001/resourcegroups/jobs/providers/microsoft.compute/virtualmachines/vm-jobs"), observed[3].Aliases);
    }

    [Fact]
    public void Without_its_tenant_only_Microsofts_own_are_told_apart()
    {
        var observed = Read(EntraSamples.ServicePrincipals).Observed();
        Assert.DoesNotContain(observed, item => item.Facts.Known(IdentityFacts.Subclass) is "entra:foreign-application");
        Assert.Equal("True", observed[1].Facts.Known(IdentityFacts.VendorMade));
    }

    [Fact]
    public void A_certificate_that_signs_SAML_is_one_credential_and_no_client_secret()
    {
        var credential = Assert.Single(Read(EntraSamples.ServicePrincipals).Observed()[4].Credentials);
        Assert.Equal(CredentialKind.PrivateCaCertificate, credential.Kind);
        Assert.Equal(Day("2028-01-01T00:00:00Z"), credential.Facts.Get(CredentialFacts.ExpiresAt).Value);
    }

    [Fact]
    public void Permissions_and_roles_are_told_of_applications_and_not_of_people()
    {
        var role = Assert.Single(Read(EntraSamples.AppRoles).Attached());
        Assert.Equal("entra:ffffffff-0000-0000-0000-000000000001", role.Target);
        Same(["app role df021288-bdef-4463-88db-98f22de89214 on Microsoft Graph"], role.Facts.Get(AccessFacts.Grants).Value!);
        Same(["Mail.Read", "User.Read"], Assert.Single(Read(EntraSamples.Consents).Attached()).Facts.Get(OAuthAppFacts.Scopes).Value!);
        Same(["Global Administrator on the directory"], Assert.Single(Read(EntraSamples.DirectoryRoles).Attached()).Facts.Get(AccessFacts.AdministratorBy).Value!);
        var assigned = Read(EntraSamples.RoleAssignments).Attached();
        Assert.Equal(2, assigned.Count);
        Same(["Owner on /subscriptions/99999999-0000-0000-0000-000000000001"], assigned[0].Facts.Get(AccessFacts.AdministratorBy).Value!);
        Assert.Equal(FactState.Unknown, assigned[1].Facts.StateOf(AccessFacts.AdministratorBy));
        Assert.Single(assigned[1].Facts.Get(AccessFacts.SecretAccessBy).Value!);
    }

    [Theory]
    [InlineData("/subscriptions/99999999-0000-0000-0000-000000000001", "Storage Blob Data Reader", true)]
    [InlineData("/subscriptions/99999999-0000-0000-0000-000000000001/resourceGroups/web", "Storage Blob Data Reader", false)]
    [InlineData("/subscriptions/99999999-0000-0000-0000-000000000001", "Reader", false)]
    public void A_role_over_stored_data_reaches_all_of_it_on_a_subscription(string scope, string role, bool reaches)
    {
        var assignment = $$"""[{ "id": "{{scope}}/providers/Microsoft.Authorization/roleAssignments/a", "principalId": "ffffffff-0000-0000-0000-000000000001", "principalType": "ServicePrincipal", "roleDefinitionId": "/x/roleDefinitions/1", "roleDefinitionName": "{{role}}", "scope": "{{scope}}" }]""";
        Assert.Equal(reaches ? $"{role} on {scope}" : null, Assert.Single(Read(assignment).Attached()).Facts.Known(AccessFacts.DataAccessBy));
    }

    [Fact]
    public void Activities_tell_when_an_application_and_its_secret_signed_in()
    {
        var used = Assert.Single(Read(EntraSamples.CredentialActivity).Attached());
        Assert.Equal("entra:app:bbbbbbbb-0000-0000-0000-000000000001", used.Target);
        Assert.Equal((new CredentialId("entra:key:cccccccc-0000-0000-0000-000000000001"), Day("2026-11-01T03:00:00Z")), (used.Credentials.Single().Id, used.Credentials.Single().Facts.Get(CredentialFacts.LastUsedAt).Value));
        Assert.Equal(Day("2026-11-02T03:00:00Z"), Assert.Single(Read(EntraSamples.Activity).Attached()).Facts.Get(IdentityFacts.LastUsedAt).Value);
    }

    [Fact]
    public void Whoever_is_disabled_or_past_the_leave_date_has_left()
    {
        var events = Read(EntraSamples.Users);
        Assert.Equal((4, 4), (events.Summary().Records, events.Summary().Attachments));
        Assert.Equal(
        [
            ("ada@shop.example ada.l@shop.example ada", Day("2026-05-31T00:00:00Z")),
            ("bob@shop.example bobb CN=Bob,OU=People,DC=shop,DC=example 00417", null),
            ("eve@shop.example", AsOf),
            ("max@shop.example", Day("2027-05-31T00:00:00Z")),
        ],
        events.Attached().Select(item => Assert.IsType<PartyRecord.Person>(item.Party)).Select(person => (string.Join(' ', person.Names), person.LeftAt)));
    }

    [Fact]
    public void Managed_identities_are_read_as_the_api_and_as_the_command_line_write_them()
    {
        var observed = Read(EntraSamples.ManagedIdentities).Observed();
        Assert.Equal(2, observed.Count);
        Assert.Equal(("team-web", ClaimTrust.Tag), (observed[0].Owners.Single().Party, observed[0].Owners.Single().Trust));
        Assert.Equal("prod", observed[0].Facts.Known(IdentityFacts.Environment));
        Assert.Equal(new IdentityId("entra:app:bbbbbbbb-0000-0000-0000-000000000032"), observed[1].Id);
        Assert.Null(observed[1].Owners.Single().Party);
    }

    [Fact]
    public void Storage_accounts_tell_the_age_of_keys_that_open_something()
    {
        var events = Read(EntraSamples.StorageAccounts);
        var account = Assert.Single(events.Observed());
        Assert.Equal((1, 1), (events.Summary().Identities, events.Summary().Attachments));
        Assert.Equal([Day("2023-01-01T00:00:00Z"), Day("2026-10-01T00:00:00Z")], account.Credentials.Select(key => key.Facts.Get(CredentialFacts.CreatedAt).Value));
    }

    private static IReadOnlyList<SourceEvent> Of(string name, string json) => ExportFormats.All.Single(format => format.Name == name).Read(Json(json));

    [Fact]
    public void An_application_that_people_log_in_to_by_SAML_says_so_whoever_lists_it()
    {
        const string Principal = """
            [{ "id": "aaaaaaaa-0000-0000-0000-000000000051", "appId": "bbbbbbbb-0000-0000-0000-000000000051", "displayName": "Wiki", "servicePrincipalType": "Application", "preferredSingleSignOnMode": "saml", "replyUrls": ["https://wiki.example/acs"],
               "disabledByMicrosoftStatus": "DisabledDueToViolationOfServicesAgreement", "accountEnabled": true,
               "keyCredentials": [
                 { "keyId": "cccccccc-0000-0000-0000-000000000051", "customKeyIdentifier": "AB==", "usage": "Verify", "type": "X509CertAndPassword", "endDateTime": "2027-01-01T00:00:00Z" },
                 { "keyId": "cccccccc-0000-0000-0000-000000000052", "customKeyIdentifier": "AB==", "usage": "Sign", "type": "X509CertAndPassword", "endDateTime": "2027-01-01T00:00:00Z" },
                 { "keyId": "cccccccc-0000-0000-0000-000000000053", "customKeyIdentifier": "CD==", "usage": "Encrypt", "type": "AsymmetricX509Cert", "endDateTime": "2027-01-01T00:00:00Z" }],
               "passwordCredentials": [{ "keyId": "cccccccc-0000-0000-0000-000000000054", "customKeyIdentifier": "AB==", "endDateTime": "2027-01-01T00:00:00Z" }] },
             { "id": "aaaaaaaa-0000-0000-0000-000000000055", "appId": "bbbbbbbb-0000-0000-0000-000000000055", "displayName": "Batch", "servicePrincipalType": "Application", "preferredSingleSignOnMode": "notSupported", "replyUrls": [] }]
            """;
        var principals = Of("entra/service-principals", Principal).Observed();
        Assert.Equal(("saml", "https://wiki.example/acs", "False"), (principals[0].Facts.Known(OAuthAppFacts.SignOn), principals[0].Facts.Known(OAuthAppFacts.RedirectUris), principals[0].Facts.Known(IdentityFacts.Enabled)));
        Assert.Equal((FactState.Unknown, FactState.Unknown), (principals[1].Facts.StateOf(OAuthAppFacts.SignOn), principals[1].Facts.StateOf(OAuthAppFacts.RedirectUris)));
        var certificate = Assert.Single(principals[0].Credentials);
        Assert.Equal(("entra:key:cccccccc-0000-0000-0000-000000000052", CredentialKind.PrivateCaCertificate, "SAML signing"), (certificate.Id.Value, certificate.Kind, certificate.Facts.Known(CredentialFacts.Subject)));
    }

    [Fact]
    public void A_role_over_a_part_of_the_directory_makes_no_administrator_and_the_gravest_permission_does()
    {
        const string Roles = """
            [{ "id": "r1", "principalId": "aaaaaaaa-0000-0000-0000-000000000061", "directoryScopeId": "/", "roleDefinitionId": "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "roleDefinition": { "displayName": "Application Administrator" } },
             { "id": "r2", "principalId": "aaaaaaaa-0000-0000-0000-000000000062", "directoryScopeId": "/administrativeUnits/5d107bba-d8e2-4e13-b6ae-884be90e1ab3", "roleDefinition": { "displayName": "Application Administrator" } }]
            """;
        Same(["Application Administrator on the directory", null], Of("entra/directory-roles", Roles).Attached().Select(role => role.Facts.Known(AccessFacts.AdministratorBy)));
        const string Permission = """[{ "id": "x", "appRoleId": "9E3F62CF-ca93-4989-b6ce-bf83c28f9fe8", "principalId": "aaaaaaaa-0000-0000-0000-000000000061", "principalType": "ServicePrincipal", "resourceId": "dddddddd-0000-0000-0000-000000000001", "resourceDisplayName": "Microsoft Graph" }]""";
        Assert.Equal("RoleManagement.ReadWrite.Directory on Microsoft Graph", Of("entra/app-roles", Permission).Attached().Single().Facts.Known(AccessFacts.AdministratorBy));
    }

    [Fact]
    public void Resources_run_as_their_own_identity_and_as_those_they_share()
    {
        var events = Of("azure/workloads", EntraSamples.Workloads);
        Same(
            ["entra:ffffffff-0000-0000-0000-000000000041", "/subscriptions/99999999-0000-0000-0000-000000000001/resourcegroups/shop/providers/microsoft.managedidentity/userassignedidentities/till"],
            events.Attached().Select(item => item.Target));
        Assert.EndsWith("/virtualmachines/till", events.Attached()[0].Controllers.Single(), StringComparison.Ordinal);
        Assert.Contains("does not tell which", Assert.Single(events.Rejected()), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_has_left_in_the_year_one_and_the_wire_writes_seconds()
    {
        const string User = """[{ "id": "aaaaaaaa-0000-0000-0000-000000000071", "userPrincipalName": "ada@shop.example", "accountEnabled": true, "employeeLeaveDateTime": "0001-01-01T00:00:00Z" }]""";
        Assert.DoesNotContain(Of("entra/users", User).Attached(), told => told.Party is not PartyRecord.Person { LeftAt: null });
        const string Certificate = """[{ "id": "https://shop.vault.azure.cn/certificates/web", "attributes": { "enabled": true, "created": 1700000000, "expires": 1800000000 } }]""";
        Assert.Equal(Day("2027-01-15T08:00:00Z"), Of("azure/key-vaults", Certificate).Observed().Single().Credentials.Single().Facts.Get(CredentialFacts.ExpiresAt).Value);
    }
}
