using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Says in our own words what the server says in codes: its own words may quote what it was sent.</summary>
internal static class Faults
{
    /// <summary>Whether a failure is one that a caller must reckon with. Npgsql calls a connection that broke between two statements disposed.</summary>
    public static bool IsExpected(Exception failure) =>
        failure is NpgsqlException or TimeoutException or IOException or SocketException or AuthenticationException or ObjectDisposedException;

    public static ProviderFailure Of(Exception failure, string provider, string operation, bool mayHaveApplied)
    {
        var (kind, reason) = Tell(failure);
        return new ProviderFailure(provider, operation, kind, reason, mayHaveApplied);
    }

    /// <summary>The kind of a failure, and what to tell of it.</summary>
    public static (FailureKind Kind, string Reason) Tell(Exception failure)
    {
        if (failure is not PostgresException answered)
        {
            return (FailureKind.Unavailable, failure.InnerException is TimeoutException || failure is TimeoutException ? "the server did not answer in time" : "the server was not reached, or broke off");
        }

        var (kind, words) = OfCode(answered.SqlState, answered.Routine);
        return (kind, $"{words} (SQLSTATE {Code(answered)})");
    }

    /// <summary>The code of an answer, where it is one.</summary>
    public static string Code(PostgresException answered) =>
        answered.SqlState is { Length: 5 } state && state.All(char.IsAsciiLetterOrDigit) ? state : "malformed";

    private static (FailureKind Kind, string Words) OfCode(string state, string? routine) => state switch
    {
        PostgresErrorCodes.InsufficientPrivilege => (FailureKind.Denied, "the role that rotates lacks a right"),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => (FailureKind.Denied, "the role that rotates is refused"),
        PostgresErrorCodes.UndefinedObject => (FailureKind.NotFound, "a role is not there"),
        PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation => (FailureKind.Conflict, "somebody else made the role at the same time"),
        PostgresErrorCodes.LockNotAvailable => (FailureKind.Conflict, "somebody else is changing the credential"),
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => (FailureKind.Conflict, "somebody else changed it at the same time"),

        // What two transactions of different databases get when they change the same role; the server has no code of its own for it.
        PostgresErrorCodes.InternalError when routine is "simple_heap_update" or "simple_heap_delete" => (FailureKind.Conflict, "somebody else changed the role at the same time"),
        PostgresErrorCodes.ReservedName => (FailureKind.Invalid, "the name is reserved"),
        PostgresErrorCodes.InvalidCatalogName => (FailureKind.Invalid, "the database is not there"),
        PostgresErrorCodes.ReadOnlySqlTransaction => (FailureKind.Unavailable, "the server takes no changes now: a standby, or read-only"),
        PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.UndefinedFunction => (FailureKind.Unsupported, "the server cannot do this"),
        _ => state.Length < 2 ? (FailureKind.Unknown, "the server failed") : state[..2] switch
        {
            "08" or "53" or "57" or "58" => (FailureKind.Unavailable, "the server is not available"),
            "22" or "42" => (FailureKind.Invalid, "the server does not take the request"),
            _ => (FailureKind.Unknown, "the server failed"),
        },
    };
}
