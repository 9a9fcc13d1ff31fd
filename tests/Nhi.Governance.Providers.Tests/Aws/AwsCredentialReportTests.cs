using Nhi.Governance.Providers.Aws;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Aws;

public class AwsCredentialReportTests
{
    private static readonly AwsCredentialReport s_format = new();

    private static FactSet Key(string active, string rotated, string used)
    {
        var events = s_format.Read(Table($"""
            user,arn,user_creation_time,password_enabled,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date
            u,arn:aws:iam::111122223333:user/u,2025-03-01T08:00:00+00:00,false,{active},{rotated},{used}
            """));
        return Assert.Single(events.Observed()).Credentials.SingleOrDefault()?.Facts ?? FactSet.Empty;
    }

    [Fact]
    public void Each_row_is_an_identity_joined_by_its_arn()
    {
        var events = s_format.Read(Table(AwsSamples.Report));
        Assert.Equal((3, 3, 0, 0), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        var user = events.Observed()[1];
        Assert.Equal(new IdentityId("aws:111122223333:user/reporting"), user.Id);
        Assert.False(user.IsImmutableId);
        Assert.Equal([new IdentityId("arn:aws:iam::111122223333:user/apps/reporting")], user.Aliases);
        Assert.Equal("aws:111122223333:users", user.Area);
        Same(["aws:111122223333"], user.Containers);
        Assert.Equal("aws:iam-user", user.Facts.Known(IdentityFacts.Subclass));
        Assert.Equal(Day("2025-03-01T08:00:00Z"), user.Facts.Get(IdentityFacts.CreatedAt).Value);
        Assert.Empty(user.Owners);
    }

    [Fact]
    public void The_root_user_is_an_identity_of_its_own()
    {
        var root = s_format.Read(Table(AwsSamples.Report)).Observed()[0];
        Assert.Equal(new IdentityId("aws:111122223333:root"), root.Id);
        Assert.True(root.IsImmutableId);
        Assert.Equal("aws:root", root.Facts.Known(IdentityFacts.Subclass));
        Assert.Equal(FactState.Unknown, root.Facts.StateOf(IdentityFacts.InteractiveLogin));
        Assert.Equal("aws:111122223333:root", root.Area);
        Assert.Empty(root.Credentials);
    }

    [Fact]
    public void A_password_that_was_used_tells_when_a_person_logged_in()
    {
        var users = s_format.Read(Table(AwsSamples.Report.Replace("true,no_information", "true,2026-10-03T07:00:00+00:00", StringComparison.Ordinal))).Observed();

        Assert.Equal(Day("2026-10-03T07:00:00Z"), users[2].Facts.Get(UsageFacts.PeopleLoggedInAt).Value);
        Assert.All(users.Take(2), user => Assert.Equal(FactState.Unknown, user.Facts.StateOf(UsageFacts.PeopleLoggedInAt)));
        Assert.Equal(FactState.Unknown, s_format.Read(Table(AwsSamples.Report)).Observed()[2].Facts.StateOf(UsageFacts.PeopleLoggedInAt));
    }

    [Fact]
    public void A_password_makes_a_login_and_not_supported_is_unknown()
    {
        var users = s_format.Read(Table(AwsSamples.Report)).Observed();
        Assert.Equal(FactState.Unknown, users[0].Facts.StateOf(IdentityFacts.InteractiveLogin));
        Assert.Equal(new Fact<bool>(FactState.Known, false, "export"), users[1].Facts.Get(IdentityFacts.InteractiveLogin));
        Assert.Equal(new Fact<bool>(FactState.Known, true, "export"), users[2].Facts.Get(IdentityFacts.InteractiveLogin));
    }

    [Fact]
    public void Keys_stand_by_user_and_number()
    {
        var users = s_format.Read(Table(AwsSamples.Report)).Observed();
        Same(["aws:111122223333:user/reporting:key-1", "aws:111122223333:user/reporting:key-2"], users[1].Credentials.Select(key => key.Id.Value));
        Assert.All(users[1].Credentials, key => Assert.Equal(CredentialKind.AwsAccessKey, key.Kind));
        var first = users[1].Credentials[0].Facts;
        Assert.True(first.Get(CredentialFacts.Enabled).Value);
        Assert.Equal(Day("2025-03-01T08:01:00Z"), first.Get(CredentialFacts.LastRotatedAt).Value);
        Assert.Equal(Day("2025-03-01T08:01:00Z"), first.Get(CredentialFacts.CreatedAt).Value);
        Assert.Equal(Day("2026-11-20"), first.Get(CredentialFacts.LastUsedAt).Value);
        Assert.Equal(FactState.Absent, users[1].Credentials[1].Facts.StateOf(CredentialFacts.LastUsedAt));
        Assert.False(Assert.Single(users[2].Credentials).Facts.Get(CredentialFacts.Enabled).Value);
    }

    [Theory]
    [InlineData("true", "2025-03-01", "N/A", FactState.Absent)]
    [InlineData("true", "2025-03-01", "no_information", FactState.Unknown)]
    [InlineData("true", "2025-03-01", "not_supported", FactState.Unknown)]
    [InlineData("TRUE", "2025-03-01", "2026-01-01", FactState.Known)]
    [InlineData("true", "N/A", "N/A", FactState.Absent)]
    [InlineData("true", "2025-03-01", "", FactState.Unknown)]
    public void Never_used_no_information_and_not_supported_are_three_things(string active, string rotated, string used, FactState state) =>
        Assert.Equal(state, Key(active, rotated, used).StateOf(CredentialFacts.LastUsedAt));

    [Theory]
    [InlineData("false", "N/A")]
    [InlineData("FALSE", "not_supported")]
    [InlineData("N/A", "no_information")]
    [InlineData("", "")]
    public void A_key_that_was_never_made_is_none(string active, string rotated) => Assert.Equal(0, Key(active, rotated, "N/A").Count);

    [Fact]
    public void The_report_covers_the_users_when_the_root_user_is_in_it()
    {
        Assert.Equal(new Dictionary<string, Coverage>(StringComparer.Ordinal) { ["aws:111122223333:users"] = Coverage.Complete }, s_format.Read(Table(AwsSamples.Report)).Areas());
        var withoutRoot = string.Join('\n', AwsSamples.Report.Split('\n').Where(line => !line.StartsWith('<')));
        Assert.Equal(Coverage.Partial, s_format.Read(Table(withoutRoot)).Areas()["aws:111122223333:users"]);
    }

    [Fact]
    public void Rows_without_an_arn_are_rejected()
    {
        var events = s_format.Read(Table(AwsSamples.Report + "\nx,,2025\nshort\ny,arn:aws:iam::x:user/y,a,b\nz,arn:aws:iam::111122223333:user/jane,a,b"));
        Assert.Equal((7, 3, 4), (events.Summary().Records, events.Summary().Identities, events.Summary().Rejected));
        Assert.Equal(Coverage.Partial, events.Areas()["aws:111122223333:users"]);
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_other_tables_are_not_claimed()
    {
        var reordered = string.Join('\n', AwsSamples.Report.Split('\n').Select(line => string.Join(',', line.TrimEnd('\r').Split(',').Reverse())));
        Assert.True(s_format.Recognises(Table(reordered)));
        Assert.Equal(Dump(s_format.Read(Table(AwsSamples.Report)).Observed().Select(item => new SourceEvent.Observed(item))), Dump(s_format.Read(Table(reordered)).Observed().Select(item => new SourceEvent.Observed(item))));
        Assert.False(s_format.Recognises(Table("user,arn\nx,y")));
        Assert.False(s_format.Recognises(Json("{}")));
    }
}
