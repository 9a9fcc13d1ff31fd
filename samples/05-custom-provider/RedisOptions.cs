using Nhi.Governance;

namespace CustomProvider;

/// <summary>Where a Redis server is and who governs its users.</summary>
public sealed class RedisOptions
{
    /// <summary>The server. ACLs are not replicated: this is one node.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 6379;

    /// <summary>Whether to speak TLS. Only loopback is a reason not to: passwords are sent by the probe.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>The user that governs the others.</summary>
    public string User { get; init; } = "default";

    /// <summary>Its password; stays the caller's to dispose.</summary>
    public required SecretValue Password { get; init; }

    /// <summary>Begin of the keys that hold the stages: give no application a right on them.</summary>
    public string KeyPrefix { get; init; } = "nhi:acl:";

    /// <summary>Whether every change ends with <c>ACL SAVE</c>. Without it a restart brings back a password that was revoked.</summary>
    public bool SaveAcl { get; init; } = true;

    /// <summary>How long to wait for one answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after its answer was lost a command may still arrive. One node decides and lists, so this is not for replicas but for what is on the way.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What this Redis is called in evidence, which counts at no other place. The default, <see langword="null"/>, is host and port.</summary>
    public string? Vantage { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
