using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Directories;

public class DirectoryTests
{
    private static IReadOnlyList<SourceEvent> Read(FileSample sample) => FileSampleTests.Read(sample, sample.Content);

    private static Observation Account(FileSample sample, string name) => Read(sample).Observed().Single(account => account.Facts.Known(IdentityFacts.Name) == name);

    [Fact]
    public void A_managed_service_account_is_read_with_its_ids_and_whoever_answers()
    {
        var account = Account(DirectorySamples.ActiveDirectory, "svc-orders$");
        Assert.Equal(("directory:6f9619ff-8b86-d011-b42d-00c04fc964ff", true), (account.Id.Value, account.IsImmutableId));
        Same(["CN=svc-orders,OU=Managed Service Accounts,DC=shop,DC=example", "S-1-5-21-1-2-3-1105"], account.Aliases.Select(alias => alias.Value));
        Assert.Equal(("directory:service-account", "bucht Aufträge", "True", "shop.example"), (account.Facts.Known(IdentityFacts.Subclass), account.Facts.Known(IdentityFacts.Purpose), account.Facts.Known(IdentityFacts.Enabled), account.Facts.Known(ServiceAccountFacts.Directory)));
        Assert.Equal(Day("2024-02-01T10:00:00Z"), account.Facts.Get(IdentityFacts.CreatedAt).Value);
        Assert.Equal(DateTimeOffset.FromFileTime(134079840000000000), account.Credentials.Single().Facts.Get(CredentialFacts.LastRotatedAt).Value);
        Assert.Equal(new OwnerClaim(OwnerRole.Application, "Ada Lovelace", ClaimTrust.Tag, "export"), Assert.Single(account.Owners));
        Assert.Equal("member of Order Readers", account.Facts.Known(AccessFacts.Grants));
    }

    [Fact]
    public void A_user_with_a_service_name_is_a_service_account_and_its_flags_are_rights()
    {
        var account = Account(DirectorySamples.ActiveDirectory, "svc-legacy");
        Same(
            ["delegates to cifs/files.shop.example", "serves MSSQLSvc/sql01.shop.example", "serves MSSQLSvc/sql01.shop.example:1433"],
            account.Facts.Get(AccessFacts.Grants).Value!);
        Assert.Equal(("may act as whoever logs in to it, towards anything", "needs no pre-authentication"), (account.Facts.Known(AccessFacts.ImpersonatesBy), account.Facts.Known(AccessFacts.UnprovenLogIns)));
        var managed = Account(DirectorySamples.ActiveDirectory, "svc-orders$");
        Assert.Equal((FactState.Absent, FactState.Absent), (managed.Facts.StateOf(AccessFacts.ImpersonatesBy), managed.Facts.StateOf(AccessFacts.UnprovenLogIns)));
        Assert.Equal(("Domain Admins", FactState.Absent, false), (account.Facts.Known(AccessFacts.AdministratorBy), account.Credentials.Single().Facts.StateOf(CredentialFacts.ExpiresAt), account.IsImmutableId));
    }

    [Fact]
    public void A_computer_is_a_host_that_may_act_as_the_accounts_it_holds()
    {
        var host = Account(DirectorySamples.ActiveDirectory, "SQL01$");
        Assert.Equal(("directory:host", "sql01.shop.example", "Windows Server 2022 Datacenter 10.0 (20348)", "False"), (host.Facts.Known(IdentityFacts.Subclass), host.Facts.Known(HostFacts.HostName), host.Facts.Known(HostFacts.OperatingSystem), host.Facts.Known(IdentityFacts.Enabled)));
        Assert.Equal("CN=svc-orders,OU=Managed Service Accounts,DC=shop,DC=example", Assert.Single(host.Becomes).Value);
    }

    [Fact]
    public void People_are_told_by_their_identifiers_groups_reach_their_members_and_what_is_no_entry_is_rejected()
    {
        var events = Read(DirectorySamples.ActiveDirectory);
        Assert.Equal((3, 3, 3), (events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        var person = Assert.IsType<PartyRecord.Person>(Assert.Single(events.Attached(), item => item.Party is not null).Party);
        Assert.Contains("ada@shop.example", person.Names);
        Assert.Null(person.LeftAt);
        var group = Assert.Single(events.Attached(), item => item.Party is null);
        Assert.Equal(("directory:group/CN=Order Readers,OU=Groups,DC=shop,DC=example", "Domain Admins"), (group.Target, group.Facts.Known(AccessFacts.AdministratorBy)));
        Same(["the record changes an entry and does not say what the entry is", "a value stands in another file, named by a URL, which is not read", "the entry does not begin with its distinguished name"], events.Rejected());
        Assert.Equal(4, events.Notes().Count);
        Assert.Contains(events.Notes(), note => note.Contains("ms-Mcs-AdmPwd", StringComparison.Ordinal));
        Assert.Contains(events.Notes(), note => note.Contains("a part only", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_directories_are_read_by_their_own_classes()
    {
        var events = Read(DirectorySamples.OpenLdap);
        Same(["directory:8c1f5f0e-6b1c-103e-9f6b-0b1f3a0a7a11", "ldap:krbprincipalname=HTTP/web.shop.example@SHOP.EXAMPLE,cn=services,cn=accounts,dc=shop,dc=example"], events.Observed().Select(account => account.Id.Value));
        Assert.Equal((2, 2, 0), (events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
    }

    [Fact]
    public void Both_PowerShells_say_the_same()
    {
        var account = Account(DirectorySamples.WindowsPowerShell, "svc-reports$");
        Assert.Equal((Day("2024-02-01T10:00:00Z"), "Domain Admins", "monthly reports"), (account.Facts.Get(IdentityFacts.CreatedAt).Value, account.Facts.Known(AccessFacts.AdministratorBy), account.Facts.Known(IdentityFacts.Purpose)));
        Same(["CN=svc-reports,CN=Managed Service Accounts,DC=shop,DC=example", "S-1-5-21-1-2-3-1106", @"SHOP\svc-reports$"], account.Aliases.Select(alias => alias.Value));
        Assert.Equal((AdmissionKind.Identity, "CN=SQL01,OU=Servers,DC=shop,DC=example"), (account.Admissions.Single().Kind, account.Admissions.Single().Authority));
        Assert.Contains("serves HTTP/reports.shop.example", account.Facts.Get(AccessFacts.Grants).Value!);

        var legacy = Assert.Single(Read(DirectorySamples.PowerShell).Observed());
        Assert.Equal((Day("2018-01-01T00:00:00Z"), FactState.Absent), (legacy.Credentials.Single().Facts.Get(CredentialFacts.LastRotatedAt).Value, legacy.Credentials.Single().Facts.StateOf(CredentialFacts.ExpiresAt)));
        Assert.Equal(ClaimTrust.Suggestion, legacy.Owners.Single().Trust);
        Assert.Equal((1, 1, 1), (Read(DirectorySamples.PowerShell).Summary().Identities, Read(DirectorySamples.PowerShell).Summary().Attachments, Read(DirectorySamples.PowerShell).Summary().Rejected));
        Assert.Equal(Day("2018-01-02T03:04:05Z"), Assert.Single(Read(DirectorySamples.Csv).Observed()).Credentials.Single().Facts.Get(CredentialFacts.LastRotatedAt).Value);
    }

    [Fact]
    public void A_long_fold_is_read_in_one_pass_and_a_value_beyond_the_bound_is_refused()
    {
        var folded = "dn: cn=a,dc=b\nobjectClass: computer\ndescription: x\n" + string.Concat(Enumerable.Repeat(" yyyyyyyyyyyyyyy\n", 100_000));
        var events = Read(new FileSample("directory/ldif", 1, folded));
        Assert.Contains("too large", Assert.Single(events.Rejected()), StringComparison.Ordinal);
    }

    [Fact]
    public void Administrators_are_known_by_their_number_in_every_language_and_referrals_are_no_entries()
    {
        FileSample sample = new("directory/ldif", 2, """
            dn: CN=Domänen-Admins,CN=Users,DC=shop,DC=example
            objectClass: group
            objectSid: S-1-5-21-1-2-3-512

            dn: CN=Kasse,CN=Users,DC=shop,DC=example
            objectClass: group
            objectSid: S-1-5-21-1-2-3-1512

            ref: ldap://ForestDnsZones.shop.example/DC=ForestDnsZones,DC=shop,DC=example

            """);
        var events = FileSampleTests.Read(sample, sample.Content);
        Same(["Domänen-Admins", null], events.Attached().Select(group => group.Facts.Known(AccessFacts.AdministratorBy)));
        Assert.Equal((2, 0), (events.Summary().Records, events.Rejected().Count));
    }

    [Theory]
    [InlineData("20210907112233.123456Z", "2021-09-07T11:22:33.123456Z")]
    [InlineData("20210907112233Z", "2021-09-07T11:22:33Z")]
    [InlineData("20210907112233.0Z", "2021-09-07T11:22:33Z")]
    [InlineData("20210907132233+0200", "2021-09-07T11:22:33Z")]
    public void Generalized_times_are_read_with_any_fraction(string text, string expected) =>
        Assert.Equal(Day(expected), Day(Nhi.Governance.Providers.Directories.DirectoryTime.Of(text)!));
}
