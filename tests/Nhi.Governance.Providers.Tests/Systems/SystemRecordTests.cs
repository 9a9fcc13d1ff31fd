using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Systems;

public class SystemRecordTests
{
    private static IReadOnlyList<SourceEvent> Read(string name)
    {
        var document = Json(SystemSamples.All[name].Json);
        return ExportFormats.All.Single(format => format.Recognises(document)).Read(document);
    }

    [Fact]
    public void The_table_api_says_the_same_as_the_table()
    {
        var items = Read("servicenow/items").Attached();
        Assert.Equal("system:payments", items[0].Target);
        Same(["ada@shop.example", "Cloud"], items[0].Owners.Select(owner => owner.Party));
        Assert.Null(items[1].Owners.Single().Party);
    }

    [Fact]
    public void An_employee_has_left_or_has_not()
    {
        var events = Read("hr/workers");
        Assert.Equal([("bea@shop.example", Day("2026-02-28")), ("ada@shop.example", null), ("cy@shop.example", AsOf)], events.Attached().Select(item => (PartyRecord.Person)item.Party!).Select(person => (Assert.Single(person.Names), person.LeftAt)));
        Assert.DoesNotContain("home", Dump(events), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("googleworkspace/users")]
    [InlineData("keycloak/users")]
    [InlineData("okta/users")]
    [InlineData("salesforce/users")]
    [InlineData("scim/users")]
    [InlineData("tailscale/users")]
    public void Who_can_no_longer_log_in_has_left_and_of_others_only_identifiers_are_told(string name)
    {
        var events = Read(name);
        Assert.Equal((2, 0, 2, 0), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        var people = events.Attached().Select(item => (PartyRecord.Person)item.Party!).ToList();
        Assert.Equal([AsOf, null], people.Select(person => person.LeftAt));
        Assert.Contains("bea@shop.example", people[0].Names);
        Assert.Contains("ada@shop.example", people[1].Names);
        Assert.DoesNotContain("555", Dump(events), StringComparison.Ordinal);
        Assert.DoesNotContain("Bea", Dump(events), StringComparison.Ordinal);
    }

    [Fact]
    public void A_legal_entity_tells_whether_its_identifier_is_kept_up()
    {
        var events = Read("gleif/lei-records");
        Assert.Equal((3, 2, 1), (events.Summary().Records, events.Summary().Identities, events.Summary().Rejected));
        var (kept, lapsed) = (events.Observed()[0], events.Observed()[1]);
        Assert.Equal(("lei:506700GE1G29325QX363", "Shop Foundation", "ISSUED", "CH"), (kept.Id.Value, kept.Facts.Known(IdentityFacts.Name), kept.Facts.Known(LegalEntityFacts.LeiStatus), kept.Facts.Known(LegalEntityFacts.Jurisdiction)));
        Assert.Equal(Day("2027-06-03"), kept.Facts.Get(LegalEntityFacts.RenewalDue).Value);
        Assert.Equal(("LAPSED", "False"), (lapsed.Facts.Known(LegalEntityFacts.LeiStatus), lapsed.Facts.Known(IdentityFacts.Enabled)));
    }

    [Fact]
    public void One_record_alone_is_answered_with_an_object()
    {
        var document = Json("""{ "meta": {}, "data": { "type": "lei-records", "id": "506700GE1G29325QX363", "attributes": { "lei": "506700GE1G29325QX363" } } }""");
        Assert.Equal("lei:506700GE1G29325QX363", Assert.Single(ExportFormats.All.Single(format => format.Recognises(document)).Read(document).Observed()).Id.Value);
    }

    [Fact]
    public void A_device_that_two_lists_have_is_one()
    {
        var devices = Read("microsoft/devices").Observed();
        Assert.Equal(devices[1].Id, Assert.Single(devices[0].Aliases));
        Assert.Equal(("Dell Inc. Latitude 7440", "SN-1", "Windows 10.0.22631"), (devices[0].Facts.Known(DeviceFacts.Model), devices[0].Facts.Known(DeviceFacts.SerialNumber), devices[0].Facts.Known(HostFacts.OperatingSystem)));
        Assert.Equal(Day("2027-01-01T00:00:01Z"), devices[0].Credentials.Single().Facts.Get(CredentialFacts.ExpiresAt).Value);
        Assert.Equal(("ada@shop.example", ClaimTrust.Suggestion), (devices[0].Owners.Single().Party, devices[0].Owners.Single().Trust));
    }

    [Fact]
    public void Things_and_their_certificates_are_told_apart()
    {
        var events = Read("aws/things");
        Assert.Equal((4, 3, 1), (events.Summary().Records, events.Summary().Identities, events.Summary().Rejected));
        Same(["aws:device", "x509:tls", "x509:tls"], events.Observed().Select(item => item.Facts.Known(IdentityFacts.Subclass)));
        Assert.Equal(("T-7", "team-tills"), (events.Observed()[0].Facts.Known(DeviceFacts.SerialNumber), events.Observed()[0].Owners.Single().Party));
        Assert.False(events.Observed()[2].Credentials.Single().Facts.Get(CredentialFacts.Enabled).Value);
        Assert.DoesNotContain("BEGIN", Dump(events), StringComparison.Ordinal);
    }

    [Fact]
    public void A_registered_workload_tells_what_it_is_attested_by()
    {
        var events = Read("spire/entries");
        Assert.Equal((4, 2, 1, 1), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        var workload = events.Observed()[0];
        Assert.Equal(("spiffe://shop.example/ns/web/sa/web", "spire:workload", "shop.example"), (workload.Id.Value, workload.Facts.Known(IdentityFacts.Subclass), workload.Facts.Known(WorkloadFacts.TrustDomain)));
        Same(["k8s:ns:web", "k8s:sa:web"], workload.Facts.Get(WorkloadFacts.Selectors).Value!);
        Assert.Equal(Day("2025-10-09T08:53:20Z"), workload.Facts.Get(IdentityFacts.CreatedAt).Value);
        Assert.True(events.Observed()[1].Facts.Get(AccessFacts.AdministratorBy).IsKnown);
    }
}
