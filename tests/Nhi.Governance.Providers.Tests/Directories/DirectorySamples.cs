using System.Text;

namespace Nhi.Governance.Providers.Tests.Directories;

/// <summary>Made-up entries in the shape of each client.</summary>
internal static class DirectorySamples
{
    // The last bytes of 0x6f9619ff-8b86-d011-b42d-00c04fc964ff as Windows orders them.
    private static readonly string s_guid = Convert.ToBase64String(new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff").ToByteArray());

    // S-1-5-21-1-2-3-1105.
    private static readonly string s_sid = Convert.ToBase64String([1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0x51, 4, 0, 0]);

    private static readonly string s_described = Convert.ToBase64String(Encoding.UTF8.GetBytes("bucht Aufträge"));

    private static readonly string s_password = Convert.ToBase64String(Encoding.Unicode.GetBytes(FileSample.Canary));

    public static FileSample ActiveDirectory { get; } = new("directory/ldif", 9, $"""
        # extended LDIF
        #
        # filter: (|(objectClass=computer)(servicePrincipalName=*)(objectClass=group))

        dn: CN=svc-orders,OU=Managed Service Accounts,DC=shop,DC=example
        objectClass: top
        objectClass: person
        objectClass: organizationalPerson
        objectClass: user
        objectClass: computer
        objectClass: msDS-GroupManagedServiceAccount
        sAMAccountName: svc-orders$
        objectGUID:: {s_guid}
        objectSid:: {s_sid}
        userAccountControl: 4096
        pwdLastSet: 134079840000000000
        lastLogonTimestamp: 134080704000000000
        whenCreated: 20240201100000.0Z
        description:: {s_described}
        managedBy: CN=Ada Lovelace,OU=People,DC=shop,DC=example
        memberOf: CN=Order Rea
         ders,OU=Groups,DC=shop,DC=example
        msDS-ManagedPassword:: {s_password}

        dn: CN=svc-legacy,OU=Services,DC=shop,DC=example
        objectClass: top
        objectClass: person
        objectClass: organizationalPerson
        objectClass: user
        sAMAccountName: svc-legacy
        servicePrincipalName: MSSQLSvc/sql01.shop.example:1433
        servicePrincipalName: MSSQLSvc/sql01.shop.example
        userAccountControl: 4784640
        pwdLastSet: 131592384000000000
        accountExpires: 9223372036854775807
        primaryGroupID: 512
        msDS-AllowedToDelegateTo: cifs/files.shop.example
        unicodePwd:: {s_password}

        dn: CN=SQL01,OU=Servers,DC=shop,DC=example
        objectClass: top
        objectClass: person
        objectClass: organizationalPerson
        objectClass: user
        objectClass: computer
        sAMAccountName: SQL01$
        dNSHostName: sql01.shop.example
        operatingSystem: Windows Server 2022 Datacenter
        operatingSystemVersion: 10.0 (20348)
        userAccountControl: 4098
        ms-Mcs-AdmPwd: {FileSample.Canary}
        msDS-HostServiceAccount: CN=svc-orders,OU=Managed Service Accounts,DC=shop,DC=example

        dn: CN=Ada Lovelace,OU=People,DC=shop,DC=example
        objectClass: top
        objectClass: person
        objectClass: user
        sAMAccountName: ada
        mail: ada@shop.example

        dn: CN=Order Readers,OU=Groups,DC=shop,DC=example
        objectClass: top
        objectClass: group
        memberOf: CN=Domain Admins,CN=Users,DC=shop,DC=example

        dn: OU=Servers,DC=shop,DC=example
        objectClass: organizationalUnit

        dn: CN=svc-orders,OU=Managed Service Accounts,DC=shop,DC=example
        changetype: modify
        replace: description
        description: x
        -

        dn: CN=photo,OU=Services,DC=shop,DC=example
        objectClass: computer
        thumbnailPhoto:< file:///tmp/photo.jpg

        objectClass: computer
        sAMAccountName: NONAME$

        # search result
        search: 2
        result: 4 Size limit exceeded

        """);

    public static FileSample OpenLdap { get; } = new("directory/ldif", 4, $$"""
        version: 1

        dn: cn=replicator,dc=shop,dc=example
        objectClass: simpleSecurityObject
        objectClass: organizationalRole
        cn: replicator
        description: copies the directory
        userPassword:: {{Convert.ToBase64String(Encoding.UTF8.GetBytes("{SSHA}" + FileSample.Canary))}}
        entryUUID: 8c1f5f0e-6b1c-103e-9f6b-0b1f3a0a7a11

        dn: uid=ada,ou=people,dc=shop,dc=example
        objectClass: inetOrgPerson
        objectClass: simpleSecurityObject
        uid: ada
        userPassword: {{FileSample.Canary}}

        dn: krbprincipalname=HTTP/web.shop.example@SHOP.EXAMPLE,cn=services,cn=accounts,dc=shop,dc=example
        objectClass: ipaService
        objectClass: krbPrincipal
        krbPrincipalName: HTTP/web.shop.example@SHOP.EXAMPLE
        krbLastPwdChange: 20260101000000Z

        dn: dc=shop,dc=example
        objectClass: domain

        """);

    public static FileSample WindowsPowerShell { get; } = new("directory/powershell", 1, """
        {
            "CN":  "svc-reports",
            "Created":  "\/Date(1706781600000)\/",
            "Description":  "monthly reports",
            "DistinguishedName":  "CN=svc-reports,CN=Managed Service Accounts,DC=shop,DC=example",
            "Enabled":  true,
            "LastLogonDate":  "\/Date(1763539200000)\/",
            "ManagedBy":  null,
            "MemberOf":  [ "CN=Domain Admins,CN=Users,DC=shop,DC=example" ],
            "msDS-ManagedPasswordInterval":  30,
            "ObjectClass":  "msDS-GroupManagedServiceAccount",
            "ObjectGUID":  "0f0e0d0c-1111-2222-3333-444455556666",
            "PasswordLastSet":  "\/Date(1761955200000)\/",
            "PasswordNeverExpires":  false,
            "PrincipalsAllowedToRetrieveManagedPassword":  [ "CN=SQL01,OU=Servers,DC=shop,DC=example" ],
            "SamAccountName":  "svc-reports$",
            "ServicePrincipalNames":  { "value": [ "HTTP/reports.shop.example" ], "Count": 1 },
            "SID":  { "BinaryLength":  28, "AccountDomainSid":  { "Value": "S-1-5-21-1-2-3" }, "Value":  "S-1-5-21-1-2-3-1106" },
            "TrustedForDelegation":  true,
            "unicodePwd":  "c4n4ry"
        }
        """) { Scope = [("directory.domain", "SHOP")] };

    public static FileSample PowerShell { get; } = new("directory/powershell", 3, """
        [
          { "DistinguishedName": "CN=svc-legacy,OU=Services,DC=shop,DC=example", "ObjectClass": "user", "ObjectGUID": "aa0e0d0c-1111-2222-3333-444455556666", "SamAccountName": "svc-legacy", "Enabled": false,
            "PasswordLastSet": "2018-01-01T00:00:00Z", "PasswordNeverExpires": true, "ServicePrincipalName": [ "MSSQLSvc/sql01" ], "Manager": "CN=Ada Lovelace,OU=People,DC=shop,DC=example" },
          { "DistinguishedName": "CN=Ada Lovelace,OU=People,DC=shop,DC=example", "ObjectClass": "user", "ObjectGUID": "bb0e0d0c-1111-2222-3333-444455556666", "SamAccountName": "ada", "Enabled": true },
          { "DistinguishedName": null, "ObjectClass": "user", "ObjectGUID": "cc0e0d0c-1111-2222-3333-444455556666" }
        ]
        """);

    public static FileSample Csv { get; } = new("directory/powershell", 1, """
        "DistinguishedName","Enabled","ObjectClass","ObjectGUID","PasswordLastSet","SamAccountName","ServicePrincipalNames"
        "CN=svc-legacy,OU=Services,DC=shop,DC=example","True","user","aa0e0d0c-1111-2222-3333-444455556666","1/2/2018 3:04:05 AM","svc-legacy","MSSQLSvc/sql01"

        """);

    public static IReadOnlyList<FileSample> All { get; } = [ActiveDirectory, OpenLdap, WindowsPowerShell, PowerShell, Csv];
}
