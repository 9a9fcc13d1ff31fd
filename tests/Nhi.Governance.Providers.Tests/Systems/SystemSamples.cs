namespace Nhi.Governance.Providers.Tests.Systems;

/// <summary>Made-up exports of catalogues, personnel and devices in their own shapes.</summary>
internal static class SystemSamples
{
    public static IReadOnlyDictionary<string, (string Member, string Json)> All { get; } = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["servicenow/items"] = ("result", """
            [{ "sys_id": "26da329f0a0a0bb400f69d8159bc753d", "name": "Payments", "sys_class_name": "Service", "owned_by": { "display_value": "ada@shop.example", "link": "https://shop.example/api/now/table/sys_user/1" }, "managed_by": "", "support_group": { "display_value": "Cloud", "link": "https://shop.example/api/now/table/sys_user_group/2" }, "operational_status": "Operational", "used_for": "Production", "attestation_status": "Not Yet Reviewed" },
             { "sys_id": "26da329f0a0a0bb400f69d8159bc753e", "name": "Old shop", "owned_by": "", "support_group": "", "operational_status": "6", "install_status": "7" }]
            """),
        ["hr/workers"] = ("employees", """
            [{ "id": "40", "workEmail": "bea@shop.example", "terminationDate": "2026-02-28", "status": "Inactive", "displayName": "Bea Left", "homeEmail": "bea@home.example" },
             { "id": "41", "workEmail": "ada@shop.example", "terminationDate": "0000-00-00", "status": "Active", "displayName": "Ada Stays" },
             { "id": "42", "workEmail": "cy@shop.example", "terminationDate": null, "status": "Terminated", "displayName": "Cy Gone" }]
            """),
        ["gleif/lei-records"] = ("data", """
            [{ "type": "lei-records", "id": "506700GE1G29325QX363", "attributes": { "lei": "506700GE1G29325QX363", "entity": { "legalName": { "name": "Shop Foundation", "language": "en" }, "jurisdiction": "CH", "status": "ACTIVE", "legalAddress": { "addressLines": ["Street 1"], "city": "Basel" } }, "registration": { "initialRegistrationDate": "2014-06-03T00:00:00Z", "lastUpdateDate": "2026-01-01T00:00:00Z", "status": "ISSUED", "nextRenewalDate": "2027-06-03T00:00:00Z", "managingLou": "EVK05KS7XY1DEII3R011" } }, "relationships": {}, "links": { "self": "https://api.gleif.org/api/v1/lei-records/506700GE1G29325QX363" } },
             { "type": "lei-records", "id": "5493001KJTIIGC8Y1R12", "attributes": { "lei": "5493001KJTIIGC8Y1R12", "entity": { "legalName": { "name": "Old Shop" }, "jurisdiction": "US-DE", "status": "INACTIVE" }, "registration": { "status": "LAPSED", "nextRenewalDate": "2025-06-03T00:00:00Z" } } },
             { "type": "lei-records", "id": "5493001KJTIIGC8Y1R13", "attributes": { "lei": "5493001KJTIIGC8Y1R13", "entity": {}, "registration": {} } }]
            """),
        ["microsoft/devices"] = ("value", """
            [{ "id": "705c034c-034c-705c-4c03-5c704c035c70", "deviceName": "LAPTOP-1", "managedDeviceOwnerType": "company", "enrolledDateTime": "2025-01-01T00:02:43.775Z", "lastSyncDateTime": "2026-11-01T00:02:49.205Z", "operatingSystem": "Windows", "osVersion": "10.0.22631", "complianceState": "compliant", "azureADRegistered": true, "azureADDeviceId": "DA8A9A6C-0001-4b5e-9a6c-111111111111", "userPrincipalName": "ada@shop.example", "model": "Latitude 7440", "manufacturer": "Dell Inc.", "serialNumber": "SN-1", "managementCertificateExpirationDate": "2027-01-01T00:00:01Z" },
             { "id": "6d2e4f9a-0000-0000-0000-000000000001", "deviceId": "da8a9a6c-0001-4b5e-9a6c-111111111111", "displayName": "LAPTOP-1", "accountEnabled": true, "operatingSystem": "Windows", "operatingSystemVersion": "10.0.22631", "trustType": "AzureAd", "approximateLastSignInDateTime": "2026-11-02T00:00:00Z", "registrationDateTime": "2025-01-01T00:00:00Z" }]
            """),
        ["spire/entries"] = ("entries", """
            [{ "id": "f0373519-1d5f-4838-96a2-dacdb8caa38c", "spiffe_id": { "trust_domain": "shop.example", "path": "/ns/web/sa/web" }, "parent_id": { "trust_domain": "shop.example", "path": "/nodes" }, "selectors": [{ "type": "k8s", "value": "ns:web" }, { "type": "k8s", "value": "sa:web" }], "x509_svid_ttl": 3600, "federates_with": [], "hint": "", "admin": false, "created_at": "1760000000", "downstream": false, "expires_at": "0", "dns_names": [], "revision_number": "1", "store_svid": false, "jwt_svid_ttl": 0 },
             { "id": "f0373519-1d5f-4838-96a2-dacdb8caa38d", "spiffe_id": { "trust_domain": "shop.example", "path": "/operator" }, "parent_id": { "trust_domain": "shop.example", "path": "/nodes" }, "selectors": [{ "type": "unix", "value": "uid:1001" }], "admin": true, "created_at": "1760000000" },
             { "id": "f0373519-1d5f-4838-96a2-dacdb8caa38e", "spiffe_id": { "trust_domain": "shop.example", "path": "/nodes" }, "parent_id": { "trust_domain": "shop.example", "path": "/spire/server" }, "selectors": [{ "type": "k8s_psat", "value": "cluster:prod" }] },
             { "id": "f0373519-1d5f-4838-96a2-dacdb8caa38f", "spiffe_id": { "trust_domain": "shop.example", "path": "" }, "parent_id": { "trust_domain": "shop.example", "path": "/nodes" }, "selectors": [] }]
            """),
        ["aws/things"] = ("things", """
            [{ "thingName": "till-7", "thingTypeName": "till", "thingArn": "arn:aws:iot:eu-west-1:111122223333:thing/till-7", "attributes": { "serialNumber": "T-7", "model": "T100", "owner": "team-tills" }, "version": 1 },
             { "certificateArn": "arn:aws:iot:eu-west-1:111122223333:cert/c0ffee", "certificateId": "c0ffee", "status": "ACTIVE", "certificateMode": "DEFAULT", "creationDate": "2025-05-04T10:00:00+00:00" },
             { "certificateDescription": { "certificateArn": "arn:aws:iot:eu-west-1:111122223333:cert/decaf0", "certificateId": "decaf0", "status": "INACTIVE", "certificatePem": "-----BEGIN CERTIFICATE-----", "ownedBy": "111122223333", "creationDate": "2025-05-04T10:00:00+00:00", "validity": { "notBefore": "2025-05-04T10:00:00+00:00", "notAfter": "2049-12-31T23:59:59+00:00" } } },
             { "thingName": "broken", "thingArn": "till" }]
            """),
        ["googleworkspace/users"] = ("users", """[{ "kind": "admin#directory#user", "id": "1", "primaryEmail": "bea@shop.example", "name": { "fullName": "Bea Left" }, "suspended": true, "archived": false }, { "id": "2", "primaryEmail": "ada@shop.example", "suspended": false, "archived": false }]"""),
        ["keycloak/users"] = ("users", """[{ "id": "b34866c4", "username": "bea", "email": "bea@shop.example", "enabled": false, "createdTimestamp": 1700000000000, "totp": false }, { "id": "b34866c5", "username": "ada", "email": "ada@shop.example", "enabled": true, "createdTimestamp": 1700000000000 }]"""),
        ["okta/users"] = (string.Empty, """[{ "id": "00u1", "status": "DEPROVISIONED", "created": "2024-01-01T00:00:00.000Z", "profile": { "login": "bea@shop.example", "email": "bea@shop.example", "mobilePhone": "555" } }, { "id": "00u2", "status": "ACTIVE", "profile": { "login": "ada@shop.example" } }]"""),
        ["salesforce/users"] = ("records", """[{ "Id": "005000000000001AAA", "Username": "bea@shop.example", "Name": "Bea", "Email": "bea@shop.example", "IsActive": false, "UserType": "Standard" }, { "Id": "005000000000002AAA", "Username": "ada@shop.example", "IsActive": true }]"""),
        ["scim/users"] = ("Resources", """[{ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "1", "userName": "bea@shop.example", "active": false }, { "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "2", "userName": "ada@shop.example", "active": true }]"""),
        ["tailscale/users"] = ("users", """[{ "id": "1", "displayName": "Bea", "loginName": "bea@shop.example", "type": "member", "role": "member", "status": "suspended", "deviceCount": 1 }, { "id": "2", "loginName": "ada@shop.example", "role": "owner", "status": "active", "deviceCount": 2 }]"""),
    };
}
