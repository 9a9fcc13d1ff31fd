using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Databases;

public class DatabaseTests
{
    private static IReadOnlyList<SourceEvent> Read(FileSample sample) => FileSampleTests.Read(sample, sample.Content);

    private static Observation Login(FileSample sample, string name) => Read(sample).Observed().Single(login => login.Facts.Known(IdentityFacts.Name) == name);

    [Fact]
    public void A_PostgreSql_role_that_logs_in_is_an_identity_and_any_other_tells_what_its_members_may()
    {
        var events = Read(DatabaseSamples.PostgreSqlRoles);
        Same(["postgres", "orders", "billing", "reports, monthly"], events.Observed().Select(login => login.Facts.Known(IdentityFacts.Name)));
        var orders = Login(DatabaseSamples.PostgreSqlRoles, "orders");
        Assert.Equal(("postgresql:orders-db:16388", true, "postgresql:orders-db:login/orders"), (orders.Id.Value, orders.IsImmutableId, orders.Aliases.Single().Value));
        Assert.Equal(Day("2027-03-01T00:00:00Z"), orders.Credentials.Single().Facts.Get(CredentialFacts.ExpiresAt).Value);
        var billing = Login(DatabaseSamples.PostgreSqlRoles, "billing");
        Assert.Equal((FactState.Absent, "False", "CREATEDB"), (billing.Credentials.Single().Facts.StateOf(CredentialFacts.ExpiresAt), billing.Facts.Known(IdentityFacts.Enabled), billing.Facts.Known(AccessFacts.Grants)));
        Assert.Empty(Login(DatabaseSamples.PostgreSqlRoles, "reports, monthly").Credentials);
        Assert.Equal("SUPERUSER", Login(DatabaseSamples.PostgreSqlRoles, "postgres").Facts.Known(AccessFacts.AdministratorBy));
        Same([null, "owners (SUPERUSER)"], events.Attached().Select(role => role.Facts.Known(AccessFacts.AdministratorBy)));
        Assert.Contains("rolpassword", Assert.Single(events.Notes()), StringComparison.Ordinal);
        Assert.Equal(Coverage.Partial, events.Areas()["postgresql:orders-db:logins"]);
    }

    [Fact]
    public void A_membership_reaches_the_login_and_the_members_of_a_role()
    {
        var told = Read(DatabaseSamples.PostgreSqlMemberships).Attached();
        Same(["postgresql:orders-db:login/billing", "postgresql:orders-db:role/billing", "postgresql:orders-db:login/owners", "postgresql:orders-db:role/owners"], told.Select(item => item.Target));
        Assert.Equal(("postgresql:orders-db:role/pg_execute_server_program", "pg_execute_server_program"), (told[3].Containers.Single(), told[3].Facts.Known(AccessFacts.AdministratorBy)));
    }

    [Theory]
    [InlineData("pg_read_all_data", "pg_read_all_data")]
    [InlineData("pg_write_all_data", "pg_write_all_data")]
    [InlineData("pg_monitor", null)]
    public void A_member_of_a_role_over_all_data_reaches_all_of_it(string role, string? expected)
    {
        var told = Read(new FileSample("postgresql/memberships", 1, $"role,member,admin_option\n{role},reports,f\n") { Scope = [("database.server", "orders-db")] }).Attached();
        Same([expected, expected], told.Select(item => item.Facts.Known(AccessFacts.DataAccessBy)));
    }

    [Fact]
    public void A_rule_of_log_in_is_told_with_its_method_and_one_in_error_is_rejected()
    {
        var events = Read(DatabaseSamples.PostgreSqlRules);
        Same(["postgresql:orders-db", "postgresql:orders-db:login/orders", "postgresql:orders-db:login/billing"], events.Attached().Select(item => item.Target));
        Assert.Equal("log-in from 0.0.0.0 mask 0.0.0.0 by trust (pg_hba.conf line 3)", events.Attached()[2].Facts.Known(AccessFacts.Grants));
        Assert.Single(events.Rejected());
    }

    [Theory]
    [InlineData("host", "trust", true)]
    [InlineData("local", "trust", true)]
    [InlineData("host", "ident", true)]
    [InlineData("local", "ident", false)]
    [InlineData("host", "password", true)]
    [InlineData("hostnossl", "password", true)]
    [InlineData("hostssl", "password", false)]
    [InlineData("local", "peer", false)]
    [InlineData("hostssl", "scram-sha-256", false)]
    [InlineData("hostssl", "cert", false)]
    public void A_rule_of_log_in_that_asks_for_no_proof_or_too_little_is_told_as_that(string type, string method, bool isUnproven)
    {
        var rule = Assert.Single(Read(new FileSample("postgresql/login-rules", 1, $$"""
            line_number,type,database,user_name,address,netmask,auth_method
            7,{{type}},{all},{orders},10.0.0.0,255.0.0.0,{{method}}
            """) { Scope = [("database.server", "orders-db")] }).Attached());

        Assert.Equal(isUnproven, rule.Facts.Get(AccessFacts.UnprovenLogIns).IsKnown);
        Assert.True(rule.Facts.Get(AccessFacts.Grants).IsKnown);
    }

    [Fact]
    public void Sql_logins_are_identities_managed_accounts_attachments_and_people_counted()
    {
        var events = Read(DatabaseSamples.SqlServerLogins);
        Same(["sqlserver:SQL01:0x01", "sqlserver:SQL01:0x9a6f8a2b", "sqlserver:SQL01:0xab12cd34"], events.Observed().Select(login => login.Id.Value));
        Assert.Equal((3, 3, 1), (events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
        Same([@"SHOP\svc-orders$", @"SHOP\ada"], events.Attached().Select(item => item.Target));
        Assert.Equal("log-in to SQL01", events.Attached()[0].Facts.Known(AccessFacts.Grants));
        var login = Login(DatabaseSamples.SqlServerLogins, "app_orders");
        Assert.Equal((Day("2024-02-01T10:00:00Z"), FactState.Absent), (login.Credentials.Single().Facts.Get(CredentialFacts.LastRotatedAt).Value, login.Credentials.Single().Facts.StateOf(CredentialFacts.ExpiresAt)));
        Assert.Equal("True", Login(DatabaseSamples.SqlServerLogins, "##MS_PolicyEventProcessingLogin##").Facts.Known(IdentityFacts.VendorMade));
        var members = Read(DatabaseSamples.SqlServerMembers).Attached();
        Assert.Equal("sysadmin", members[0].Facts.Known(AccessFacts.AdministratorBy));

        // The directory's account itself, and no login of the server's own.
        Assert.Equal((@"SHOP\svc-orders$", "member of processadmin on SQL01"), (members[^1].Target, members[^1].Facts.Known(AccessFacts.Grants)));
    }

    [Fact]
    public void A_MySql_account_ends_when_its_password_does()
    {
        var orders = Login(DatabaseSamples.MySqlAccounts, "orders@10.%");
        Assert.Equal(Day("2026-12-30T08:00:00Z"), orders.Credentials.Single().Facts.Get(CredentialFacts.ExpiresAt).Value);
        Assert.Equal(FactState.Absent, Login(DatabaseSamples.MySqlAccounts, "legacy@%").Credentials.Single().Facts.StateOf(CredentialFacts.ExpiresAt));
        var root = Login(DatabaseSamples.MySqlAccounts, "root@localhost");
        Assert.Empty(root.Credentials);
        Assert.Equal("SUPER", root.Facts.Known(AccessFacts.AdministratorBy));
        Assert.Equal("True", Login(DatabaseSamples.MySqlAccounts, "mysql.sys@localhost").Facts.Known(IdentityFacts.VendorMade));
        Assert.Equal("mysql:orders-db:login/orders@10.%", Read(DatabaseSamples.MySqlEdges).Attached()[0].Target);
    }

    [Fact]
    public void A_Snowflake_service_is_an_identity_and_a_person_is_counted()
    {
        var events = Read(DatabaseSamples.SnowflakeUsers);
        Same(["SVC_LOADER", "LEGACY_BI", "OLD_ETL"], events.Observed().Select(user => user.Facts.Known(IdentityFacts.Name)));
        Assert.DoesNotContain("ada@shop.example", Dump(events), StringComparison.Ordinal);
        var loader = Login(DatabaseSamples.SnowflakeUsers, "SVC_LOADER");
        Assert.Equal((CredentialKind.ApiKey, "snowflake:ab12345:login/SVC_LOADER/rsa-key"), (loader.Credentials.Single().Kind, loader.Credentials.Single().Id.Value));
        Assert.Equal((Day("2026-11-20T10:00:01.123Z"), "loads orders each night"), (loader.Facts.Get(IdentityFacts.LastUsedAt).Value, loader.Facts.Known(IdentityFacts.Purpose)));
        var legacy = Login(DatabaseSamples.SnowflakeUsers, "LEGACY_BI");
        Assert.Equal((CredentialKind.DatabasePassword, FactState.Unknown, FactState.Absent), (legacy.Credentials.Single().Kind, legacy.Facts.StateOf(AccessFacts.AdministratorBy), legacy.Facts.StateOf(IdentityFacts.LastUsedAt)));
        Assert.Equal("snowflake:ab12345:42", Assert.Single(Read(DatabaseSamples.SnowflakeUsersAsJson).Observed()).Id.Value);
        Assert.Equal("ACCOUNTADMIN", Read(DatabaseSamples.SnowflakeGrants).Attached()[0].Facts.Known(AccessFacts.AdministratorBy));
    }

    [Fact]
    public void A_list_of_no_server_is_rejected_row_by_row() =>
        Assert.All(Read(DatabaseSamples.MySqlAccounts with { Scope = [] }).Rejected(), reason => Assert.Contains("database.server", reason, StringComparison.Ordinal));

    [Fact]
    public void A_rule_of_log_in_is_read_from_JSON_too()
    {
        FileSample sample = new("postgresql/login-rules", 2, """
            [{ "line_number": 2, "type": "host", "database": ["all"], "user_name": ["orders", "+owners"], "address": "10.0.0.0", "netmask": "255.0.0.0", "auth_method": "md5" },
             { "line_number": 3, "type": "host", "database": ["all"], "user_name": ["all"], "address": "all", "netmask": null, "auth_method": "md5" }]
            """) { Scope = [("database.server", "orders-db")] };
        Same(["postgresql:orders-db:login/orders", "postgresql:orders-db"], Read(sample).Attached().Select(item => item.Target));
    }

    [Fact]
    public void A_role_of_MariaDB_has_neither_host_nor_plugin_and_reaches_its_members()
    {
        FileSample users = new("mysql/accounts", 2, "User\tHost\tplugin\tis_role\tSuper_priv\tpassword_expired\nreporting\t\t\tY\tY\tN\nbatch\t%\tmysql_native_password\tN\tN\tY\n") { Scope = [("database.server", "maria")] };
        var events = Read(users);
        Assert.Equal(("mysql:maria:role/reporting@", "SUPER", 0), (events.Attached().Single().Target, events.Attached().Single().Facts.Known(AccessFacts.AdministratorBy), events.Rejected().Count));
        Assert.Equal("False", events.Observed().Single().Credentials.Single().Facts.Known(CredentialFacts.Enabled));
        FileSample mapping = new("mysql/memberships", 1, "Host\tUser\tRole\tAdmin_option\n%\tbatch\treporting\tN\n") { Scope = [("database.server", "maria")] };
        Assert.Equal("mysql:maria:role/reporting@", Read(mapping).Attached()[0].Containers.Single());
        Assert.Equal("mysql:maria:login/batch@%", Read(mapping).Attached()[0].Target);
    }

    [Fact]
    public void A_default_role_is_none_that_was_granted()
    {
        FileSample users = new("snowflake/users", 1, "name,login_name,default_role,has_rsa_public_key,type\nETL,ETL,ACCOUNTADMIN,true,SERVICE\n") { Scope = [("database.server", "shop")] };
        Assert.Equal(FactState.Unknown, Read(users).Observed().Single().Facts.StateOf(AccessFacts.AdministratorBy));
    }
}
