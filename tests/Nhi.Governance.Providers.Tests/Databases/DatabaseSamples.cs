namespace Nhi.Governance.Providers.Tests.Databases;

/// <summary>Made-up lists in the shape of each client.</summary>
internal static class DatabaseSamples
{
    private static readonly (string, string)[] s_server = [("database.server", "orders-db")];

    public static FileSample PostgreSqlRoles { get; } = new("postgresql/roles", 7, $"""
        oid,rolname,rolsuper,rolinherit,rolcreaterole,rolcreatedb,rolcanlogin,rolreplication,rolconnlimit,rolpassword,rolvaliduntil,rolbypassrls
        10,postgres,t,t,t,t,t,t,-1,********,,t
        3373,pg_monitor,f,t,f,f,f,f,-1,********,,f
        16388,orders,f,t,f,f,t,f,20,********,2027-03-01 00:00:00+00,f
        16389,billing,f,t,f,t,t,f,0,SCRAM-SHA-256$4096:{FileSample.Canary},infinity,f
        16390,"reports, monthly",f,t,f,f,t,f,-1,********,,f
        16391,owners,t,t,f,f,f,f,-1,********,,f
        16392,,f,t,f,f,t,f,-1,********,,f

        """) { Scope = s_server };

    public static FileSample PostgreSqlMemberships { get; } = new("postgresql/memberships", 3, """
        role,member,admin_option
        owners,billing,f
        pg_execute_server_program,owners,f
        pg_monitor,,f

        """) { Scope = s_server };

    public static FileSample PostgreSqlRules { get; } = new("postgresql/login-rules", 4, """
        line_number,type,database,user_name,address,netmask,auth_method,options,error
        1,local,{all},{all},,,peer,,
        2,host,{orders},"{orders,+owners}",10.0.0.0,255.0.0.0,scram-sha-256,,
        3,host,{all},{billing},0.0.0.0,0.0.0.0,trust,,
        4,host,,,,,,,"invalid authentication method ""non"" in line 4"

        """) { Scope = s_server };

    public static FileSample SqlServerLogins { get; } = new("sqlserver/logins", 7, $"""
        name,sid,type_desc,is_disabled,create_date,modify_date,is_policy_checked,is_expiration_checked,password_last_set_time,password_hash,server
        ----,---,---------,-----------,-----------,-----------,-----------------,---------------------,----------------------,-------------,------
        sa,0x01,SQL_LOGIN,1,2003-04-08 09:10:35.460,2026-01-04 08:00:00.000,1,0,2026-01-04 08:00:00.000,NULL,SQL01
        ##MS_PolicyEventProcessingLogin##,0x9A6F8A2B,SQL_LOGIN,1,2022-10-08 06:31:59.070,2026-01-04 08:00:00.000,1,0,2026-01-04 08:00:00.000,NULL,SQL01
        app_orders,0xAB12CD34,SQL_LOGIN,0,2024-02-01 10:00:00.000,2024-02-01 10:00:00.000,0,0,2024-02-01 10:00:00.000,0x0200{FileSample.Canary},SQL01
        SHOP\svc-orders$,0x0105,WINDOWS_LOGIN,0,2024-02-01 10:00:00.000,2024-02-01 10:00:00.000,NULL,NULL,NULL,NULL,SQL01
        SHOP\ada,0x0106,WINDOWS_LOGIN,0,2024-02-01 10:00:00.000,2024-02-01 10:00:00.000,NULL,NULL,NULL,NULL,SQL01
        sysadmin,0x03,SERVER_ROLE,0,2009-04-13 12:59:06.030,2009-04-13 12:59:06.030,NULL,NULL,NULL,NULL,SQL01
        backup_login,0xAB12CD35,SQL_LOGIN,0

        (7 rows affected)

        """);

    public static FileSample SqlServerMembers { get; } = new("sqlserver/memberships", 2, """
        role_name,member_name,member_type,server
        ---------,-----------,-----------,------
        sysadmin,app_orders,SQL_LOGIN,SQL01
        processadmin,SHOP\svc-orders$,WINDOWS_LOGIN,SQL01

        (2 rows affected)

        """);

    public static FileSample MySqlAccounts { get; } = new("mysql/accounts", 5, $"""
        user	host	plugin	account_locked	password_lifetime	password_last_changed	Super_priv	Create_user_priv	File_priv	authentication_string
        mysql.sys	localhost	caching_sha2_password	Y	NULL	2025-01-01 00:00:00	N	N	N	$A$005${FileSample.Canary}
        orders	10.%	caching_sha2_password	N	90	2026-10-01 08:00:00	N	N	Y	NULL
        root	localhost	auth_socket	N	NULL	2025-01-01 00:00:00	Y	Y	Y	NULL
        legacy	%	mysql_native_password	N	0	2019-05-05 05:05:05	N	N	N	NULL
        broken	NULL	NULL	N	NULL	NULL	N	N	N	NULL

        """) { Scope = s_server };

    public static FileSample MySqlEdges { get; } = new("mysql/memberships", 1, "FROM_HOST\tFROM_USER\tTO_HOST\tTO_USER\tWITH_ADMIN_OPTION\n%\treaders\t10.%\torders\tN\n") { Scope = s_server };

    public static FileSample SnowflakeUsers { get; } = new("snowflake/users", 5, """
        "name","created_on","login_name","display_name","first_name","last_name","email","disabled","default_role","comment","has_password","has_rsa_public_key","type","owner","last_success_login","expires_at_time","server"
        "SVC_LOADER","2024-05-01 08:00:00.000 -0700","SVC_LOADER","loader","","","","false","LOADER","loads orders each night","false","true","SERVICE","USERADMIN","2026-11-20 02:00:01.123 -0800","","ab12345"
        "LEGACY_BI","2021-05-01 08:00:00.000 -0700","LEGACY_BI","bi","","","","false","ACCOUNTADMIN","","true","false","LEGACY_SERVICE","ACCOUNTADMIN","","","ab12345"
        "ADA","2021-05-01 08:00:00.000 -0700","ADA","Ada","Ada","Lovelace","ada@shop.example","false","ANALYST","","true","false","PERSON","USERADMIN","2026-11-20 02:00:01.123 -0800","","ab12345"
        "OLD_ETL","2020-05-01 08:00:00.000 -0700","OLD_ETL","","","","","true","ETL","","true","false","","USERADMIN","2022-11-20 02:00:01.123 -0800","","ab12345"
        "","2020-05-01 08:00:00.000 -0700","X","","","","","true","ETL","","true","false","","USERADMIN","","","ab12345"

        """);

    public static FileSample SnowflakeUsersAsJson { get; } = new("snowflake/users", 1, """
        [ { "USER_ID": 42, "NAME": "SVC_LOADER", "LOGIN_NAME": "SVC_LOADER", "CREATED_ON": "2024-05-01T08:00:00.000-07:00", "DELETED_ON": null, "HAS_PASSWORD": "false", "HAS_RSA_PUBLIC_KEY": true, "TYPE": "SERVICE", "SERVER": "ab12345" } ]
        """);

    public static FileSample SnowflakeGrants { get; } = new("snowflake/grants", 2, """
        CREATED_ON,DELETED_ON,ROLE,GRANTED_TO,GRANTEE_NAME,GRANTED_BY
        2024-05-01 08:00:00.000 -0700,,ACCOUNTADMIN,USER,SVC_LOADER,ACCOUNTADMIN
        2024-05-01 08:00:00.000 -0700,2025-05-01 08:00:00.000 -0700,SYSADMIN,USER,SVC_LOADER,ACCOUNTADMIN

        """) { Scope = [("database.server", "ab12345")] };

    public static IReadOnlyList<FileSample> All { get; } =
        [PostgreSqlRoles, PostgreSqlMemberships, PostgreSqlRules, SqlServerLogins, SqlServerMembers, MySqlAccounts, MySqlEdges, SnowflakeUsers, SnowflakeUsersAsJson, SnowflakeGrants];
}
