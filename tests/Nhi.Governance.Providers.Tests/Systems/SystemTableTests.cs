using Nhi.Governance.Providers.Systems;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Systems;

public class SystemTableTests
{
    private const string Cmdb = """
        name,sys_id,sys_class_name,owned_by,owned_by.email,managed_by,support_group,operational_status,install_status,used_for
        Payments,26da329f0a0a0bb400f69d8159bc753d,cmdb_ci_service,Ada Stays,ada@shop.example,,Cloud,1,1,Production
        Old shop,26da329f0a0a0bb400f69d8159bc753e,cmdb_ci_appl,Bea Left,bea@shop.example,,,6,7,Production
        Search,26da329f0a0a0bb400f69d8159bc753f,cmdb_ci_service,,,Cy,,1,1,Test
        Nobody's,26da329f0a0a0bb400f69d8159bc7540,cmdb_ci_service,,,,,1,1,Test
        ,26da329f0a0a0bb400f69d8159bc7541,cmdb_ci_service,,,,,1,1,Test
        shifted,26da329f0a0a0bb400f69d8159bc7542,x
        """;

    private const string Labels = "Name,Sys ID,Owned by,Support group,Operational status,Used for\nPayments,1,Ada Stays,Cloud,Operational,Production\nOld shop,2,Bea Left,,Retired,Production";

    private const string Workday = """
        Employee ID,Worker,Email - Work,User Name,Worker Status,Termination Date,Home Phone
        40,Bea Left,bea@shop.example,bleft,Terminated,2026-02-28,+1 555 0100
        41,Ada Stays,ada@shop.example,astays,Active,,+1 555 0101
        42,Cy Goes,cy@shop.example,,Active,2027-01-31,+1 555 0102
        43,Nobody Known,,,Terminated,2026-02-28,+1 555 0103
        """;

    private static IReadOnlyList<SourceEvent> Read(string text) => ExportFormats.All.Single(format => format.Recognises(Table(text))).Read(Table(text));

    [Fact]
    public void A_configuration_item_says_who_answers_for_its_system()
    {
        var events = Read(Cmdb);
        Assert.Equal((6, 0, 4, 2), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        Same(["system:payments", "system:old shop", "system:search", "system:nobody's"], events.Attached().Select(item => item.Target));
        Assert.Equal([(OwnerRole.Application, "ada@shop.example"), (OwnerRole.Platform, "Cloud")], events.Attached()[0].Owners.Select(owner => (owner.Role, owner.Party)));
        Assert.Empty(events.Attached()[0].Facts.Entries);
        Assert.Equal("Cy", events.Attached()[2].Owners.Single().Party);
        Assert.Null(events.Attached()[3].Owners.Single().Party);
    }

    [Fact]
    public void Nobody_answers_for_what_is_retired()
    {
        foreach (var events in new[] { Read(Cmdb), Read(Labels) })
        {
            Assert.Null(events.Attached()[1].Owners.Single().Party);
            Assert.Contains("is retired", Assert.Single(events.Notes()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Workers_are_told_by_their_identifiers_and_by_the_day_they_left_and_by_nothing_else()
    {
        var events = Read(Workday);
        Assert.Equal((4, 0, 3, 1), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        Assert.Equal(
            [("bea@shop.example bleft 40", Day("2026-02-28")), ("ada@shop.example astays 41", null), ("cy@shop.example 42", Day("2027-01-31"))],
            events.Attached().Select(item => Assert.IsType<PartyRecord.Person>(item.Party)).Select(person => (string.Join(' ', person.Names), person.LeftAt)));
        Assert.DoesNotContain("555", Dump(events), StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Stays", Dump(events), StringComparison.Ordinal);
        Assert.Equal(1, Read("Employee #,First Name,Last Name,Work Email,Status,Termination Date\n40,Bea,Left,bea@shop.example,Inactive,02/28/2026").Summary().Attachments);
    }

    [Fact]
    public void A_table_of_another_is_not_taken() => Assert.DoesNotContain(ExportFormats.All, format => format.Recognises(Table("name,sys_id,ip_address\na,1,10.0.0.1")));

    [Theory]
    [InlineData("506700GE1G29325QX363", true)]
    [InlineData("5493001KJTIIGC8Y1R12", true)]
    [InlineData("5493001KJTIIGC8Y1R21", false)]
    [InlineData("506700ge1g29325qx363", false)]
    [InlineData("506700GE1G29325QX36", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Check_digits_of_an_identifier_hold_or_it_is_none(string? text, bool isLei) => Assert.Equal(isLei, LegalEntities.IsLei(text));
}
