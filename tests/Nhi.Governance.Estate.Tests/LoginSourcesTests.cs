using Nhi.Governance.Providers;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Estate.Tests;

/// <summary>Directories, database servers, SSH and a vault tell of each other's accounts: what one lists the other's records reach.</summary>
public sealed class LoginSourcesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nhi-logins-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Accounts_are_classified_and_tied_together_across_sources()
    {
        Write("ad/accounts.ldif", """
            dn: CN=svc-orders,CN=Managed Service Accounts,DC=shop,DC=example
            objectClass: computer
            objectClass: msDS-GroupManagedServiceAccount
            sAMAccountName: svc-orders$
            msDS-PrincipalName: SHOP\svc-orders$
            entryUUID: 6f9619ff-8b86-d011-b42d-00c04fc964ff
            memberOf: CN=Order Admins,OU=Groups,DC=shop,DC=example

            dn: CN=Order Admins,OU=Groups,DC=shop,DC=example
            objectClass: group
            memberOf: CN=Domain Admins,CN=Users,DC=shop,DC=example

            dn: CN=SQL01,OU=Servers,DC=shop,DC=example
            objectClass: computer
            sAMAccountName: SQL01$
            entryUUID: 7f9619ff-8b86-d011-b42d-00c04fc964ff
            msDS-HostServiceAccount: CN=svc-orders,CN=Managed Service Accounts,DC=shop,DC=example

            """);
        Write("sql/logins.csv", """
            name,sid,type_desc,is_disabled,create_date,server
            SHOP\svc-orders$,0x0105,WINDOWS_LOGIN,0,2024-02-01 10:00:00.000,SQL01
            app,0x0106,SQL_LOGIN,0,2024-02-01 10:00:00.000,SQL01

            """);
        Write("sql/members.csv", "role_name,member_name,member_type,server\nsysadmin,app,SQL_LOGIN,SQL01\n");
        Write("pg/roles.csv", "oid,rolname,rolsuper,rolcanlogin,server\n1,keepers,t,f,pg01\n2,inner,f,f,pg01\n3,orders,f,t,pg01\n");
        Write("pg/members.csv", "role,member,admin_option,server\nkeepers,inner,f,pg01\ninner,orders,f,pg01\n");
        Write("ssh/web01/.nhi-scope", "ssh.host=web01\nssh.user=deploy\n");
        Write("ssh/web02/.nhi-scope", "ssh.host=web02\nssh.user=root\n");
        const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG10ztX4kNKd2PIu5F2eCKUtqW5Tk85UBZfQbdQTFCNW deploy@shop.example\n";
        Write("ssh/web01/authorized_keys", Key);
        Write("ssh/web02/authorized_keys", Key);
        Write("vault/.nhi-scope", "vault.address=vault.shop.example\n");
        Write("vault/roles.json", """
            {
              "auth/jwt/config": { "request_id": "1", "lease_duration": 0, "data": { "bound_issuer": "https://token.actions.githubusercontent.com" } },
              "auth/jwt/role/deploy": { "request_id": "2", "lease_duration": 0, "data": { "role_type": "jwt", "user_claim": "sub", "bound_subject": "repo:shop/orders:environment:production", "bound_audiences": ["v"], "token_policies": ["deploy"] } },
              "auth/approle/role/batch": { "request_id": "3", "lease_duration": 0, "data": { "bind_secret_id": true, "token_policies": ["batch"] } }
            }
            """);

        await using var store = SqliteInventoryStore.Open(new SqliteInventoryOptions { Path = ":memory:" });
        var result = await new EstateSurvey([new FolderSource(_folder, ExportFormats.All)], store).RunAsync(new SurveyOptions { AsOf = SampleEstate.AsOf });

        Assert.Empty(result.Rejected);
        Assert.Empty(result.Unrecognised);
        var classes = result.Identities.ToDictionary(identity => identity.Id.Value, identity => identity, StringComparer.Ordinal);
        Assert.Equal(IdentityClass.ServiceAccount, classes["directory:6f9619ff-8b86-d011-b42d-00c04fc964ff"].Classification.Class);
        Assert.Equal(IdentityClass.Host, classes["directory:7f9619ff-8b86-d011-b42d-00c04fc964ff"].Classification.Class);
        Assert.Equal(IdentityClass.DatabaseRole, classes["sqlserver:SQL01:0x0106"].Classification.Class);
        Assert.Equal(IdentityClass.DatabaseRole, classes["postgresql:pg01:3"].Classification.Class);
        Assert.Equal(IdentityClass.SshKey, classes["ssh:SHA256:/h1YnXUfWI/alu0Jf5VX0Ktp8pOI8O3fcQ0pNEulUqc"].Classification.Class);
        Assert.Equal(IdentityClass.PipelineIdentity, classes["vault:vault.shop.example:auth/jwt/role/deploy"].Classification.Class);
        Assert.Equal(IdentityClass.ServiceAccount, classes["vault:vault.shop.example:auth/approle/role/batch"].Classification.Class);

        // Rights come through groups and roles, however they nest, and from one source to the account of another.
        Assert.Equal(["Domain Admins"], classes["directory:6f9619ff-8b86-d011-b42d-00c04fc964ff"].Facts.Get(AccessFacts.AdministratorBy).Value);
        Assert.Contains("log-in to SQL01", classes["directory:6f9619ff-8b86-d011-b42d-00c04fc964ff"].Facts.Get(AccessFacts.Grants).Value!);
        Assert.Equal(["sysadmin"], classes["sqlserver:SQL01:0x0106"].Facts.Get(AccessFacts.AdministratorBy).Value);
        Assert.Equal(["keepers (SUPERUSER)"], classes["postgresql:pg01:3"].Facts.Get(AccessFacts.AdministratorBy).Value);
        Assert.Equal(["deploy@web01", "root@web02"], classes["ssh:SHA256:/h1YnXUfWI/alu0Jf5VX0Ktp8pOI8O3fcQ0pNEulUqc"].Facts.Get(SshKeyFacts.AuthorizedOn).Value);

        Assert.Contains(result.Relations, relation => relation.Kind == RelationKind.CanBecome && relation.From.Value == "directory:7f9619ff-8b86-d011-b42d-00c04fc964ff" && relation.To.Value == "directory:6f9619ff-8b86-d011-b42d-00c04fc964ff");
        Assert.Contains(result.Relations, relation => relation.From.Value == "repo:shop/orders:environment:production" && relation.To.Value == "vault:vault.shop.example:auth/jwt/role/deploy" && relation.State == RelationState.Verified);
    }

    private void Write(string relative, string text)
    {
        var path = Path.Combine(_folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
