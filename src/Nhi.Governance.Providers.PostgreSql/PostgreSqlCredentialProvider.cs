namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Issues, moves and ends the passwords of PostgreSQL roles that are used as service accounts. A credential is the role that holds the privileges.</summary>
/// <remarks>
/// Stages and operations are kept in the roles' comments, changed in the transaction that changes the role; what people wrote there stays. Passwords are made here and
/// reach the server as SCRAM verifiers. Safe to call from several threads and from several nodes, of which one wins. PostgreSQL 14 and later.
/// </remarks>
public sealed class PostgreSqlCredentialProvider : ICredentialProvider, IDisposable
{
    /// <summary>A version replaced by <see cref="PostgreSqlRotation.SinglePassword"/> may have been logged in with until its successor was committed, a moment after the instant noted.</summary>
    private static readonly TimeSpan CommitMargin = TimeSpan.FromSeconds(2);

    private readonly ServerConnection _server;
    private readonly TimeProvider _time;
    private readonly bool _owns;

    /// <summary>Makes a provider of one server. Nothing is connected to yet.</summary>
    /// <param name="options">How the server is reached. <see cref="PostgreSqlOptions.AllowWrites"/> is obeyed by what the builder registers, not by this.</param>
    /// <param name="time">The clock that waiting goes by; <see langword="null"/> is the system's. Instants of versions are the server's.</param>
    /// <exception cref="ArgumentException">The options do not say how to connect, or not safely.</exception>
    public PostgreSqlCredentialProvider(PostgreSqlOptions options, TimeProvider? time = null)
        : this(new ServerConnection(options), time) => _owns = true;

    internal PostgreSqlCredentialProvider(ServerConnection server, TimeProvider? time)
    {
        _server = server;
        _time = time ?? TimeProvider.System;
        var alternates = server.Options.Rotation == PostgreSqlRotation.AlternatingRoles;
        Descriptor = new ProviderDescriptor
        {
            Name = server.Options.Name,
            Kind = CredentialKind.DatabasePassword,
            Capabilities = ProviderCapabilities.List | ProviderCapabilities.Issue | ProviderCapabilities.Stages | ProviderCapabilities.Disable | ProviderCapabilities.Revoke
                | ProviderCapabilities.KeepsOperation | ProviderCapabilities.EndsMinted | (alternates ? ProviderCapabilities.Overlap : ProviderCapabilities.None),
            AccessNeeded =
            [
                "CREATEROLE",
                "from PostgreSQL 16: ADMIN OPTION on each credential's role and on login roles it did not make",
                "membership in pg_signal_backend (ends sessions) and pg_read_all_stats (tells old sessions from new)",
            ],
            PropagationWindow = TimeSpan.Zero,
            SideEffects = ["Disabling and revoking end the version's open sessions", "The server's log may hold the SCRAM verifier of a new password, never the password"],
            BlindSpots =
            [
                "A login that pg_hba.conf lets in without a password (trust, peer, cert) does not ask for one",
                "A password set by hand is not noticed",
                "A standby promoted before it had a change does not have it",
                "Nodes that connect to different databases of the server do not wait for each other: the second of two changes fails, and a lost answer is told too early",
            ],
        };
    }

    /// <inheritdoc />
    public ProviderDescriptor Descriptor { get; }

    /// <inheritdoc />
    public IAsyncEnumerable<CredentialVersion> GetVersionsAsync(CredentialId credential, CancellationToken cancellationToken = default) =>
        RoleNames.Of(credential, _server.Options, out _) is { } names ? RoleReader.ReadVersionsAsync(_server, names, cancellationToken) : AsyncEnumerable.Empty<CredentialVersion>();

    /// <inheritdoc />
    public ValueTask<Outcome<IssuedVersion>> IssueAsync(OperationIntent.Issue intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return AloneAsync("issue", intent.Credential, IssueAsync, cancellationToken);

        async ValueTask<Outcome<IssuedVersion>> IssueAsync(RoleTransaction transaction)
        {
            var roles = transaction.Roles;
            if (IssueRules.Objection(roles, intent) is { } objection)
            {
                return Outcome.Failure<IssuedVersion>(new ProviderFailure(Descriptor.Name, "issue", objection.Kind, objection.Reason, MayHaveApplied: objection.WasDone));
            }

            var login = roles.FreeLogin!;
            var secret = ScramPassword.New();
            IssuedVersion? issued = null;
            try
            {
                var note = new RoleNote(VersionStage.Pending, intent.Id, roles.Now, null);
                var statements = RoleStatements.Issue(roles, login, ScramPassword.Verifier(secret), roles.Now + intent.Request.Lifetime, note);
                await transaction.ChangeAsync(statements, Descriptor.Name, cancellationToken).ConfigureAwait(false);
                if (transaction.Roles.Find(RoleVersionId.Of(login, intent.Id)) is not { } role || (roles.Names.Alternates && !role.IsMember))
                {
                    return Refused<IssuedVersion>("issue", FailureKind.Denied, $"{login} cannot be made to act as {roles.Names.Holder}");
                }

                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                issued = new IssuedVersion(role.ToVersion(intent.Credential, Descriptor.Name), secret, login);
                return Outcome.Success(issued);
            }
            finally
            {
                if (issued is null)
                {
                    secret.Dispose();
                }
            }
        }
    }

    /// <inheritdoc />
    public ValueTask<Outcome<CredentialVersion>> MoveAsync(OperationIntent.Move intent, SecretValue? secret = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return AloneAsync("move", intent.Credential, MoveAsync, cancellationToken);

        async ValueTask<Outcome<CredentialVersion>> MoveAsync(RoleTransaction transaction)
        {
            var roles = transaction.Roles;
            if (roles.Find(intent.Version) is not { } role)
            {
                return await ForgottenAsync(transaction, intent, cancellationToken).ConfigureAwait(false);
            }

            // Sent again: it was done once, and what others did since stays.
            if (role.Note?.Moved != intent.Id)
            {
                if (!role.Stage.CanMoveTo(intent.To))
                {
                    return Refused<CredentialVersion>("move", FailureKind.Invalid, $"{role.Stage} does not become {intent.To}");
                }

                if (role.Note?.Stage != intent.To || role.Stage != intent.To)
                {
                    await transaction.ChangeAsync(RoleStatements.Move(roles, role, intent.To, intent.Id), Descriptor.Name, cancellationToken).ConfigureAwait(false);
                }
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            var moved = transaction.Roles.Find(intent.Version)!;
            return moved.Stage.IsUsable() || moved.Stage == VersionStage.Unknown
                ? Outcome.Success(moved.ToVersion(intent.Credential, Descriptor.Name))
                : await EndSessionsAsync(transaction, moved, DateTimeOffset.MaxValue, moved.ToVersion(intent.Credential, Descriptor.Name), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async ValueTask<Recovery> RecoverAsync(OperationIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        if (RoleNames.Of(intent.Credential, _server.Options, out _) is not { } names)
        {
            return new Recovery.NotApplied();
        }

        try
        {
            // Having the lock means that the transaction in question has ended: its commit needs an answer to the lock first.
            var transaction = await RoleTransaction.BeginAsync(_server, names, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                return intent switch
                {
                    OperationIntent.Issue => transaction.Roles.Versions.FirstOrDefault(role => role.Note?.Issued == intent.Id) is { } made
                        ? new Recovery.Applied(made.ToVersion(intent.Credential, Descriptor.Name))
                        : new Recovery.NotApplied(),
                    OperationIntent.Move move => await RecoverMoveAsync(transaction, move, cancellationToken).ConfigureAwait(false),
                    _ => throw new ArgumentException("An operation of a kind nobody knows.", nameof(intent)),
                };
            }
        }
        catch (ProviderException refused)
        {
            return new Recovery.Unknown(refused.Failure.Reason);
        }
        catch (Exception failure) when (Faults.IsExpected(failure))
        {
            return new Recovery.Unknown(Faults.Tell(failure).Reason);
        }
    }

    /// <summary>Closes the connections it opened itself; those of a data source that was given stay.</summary>
    public void Dispose()
    {
        if (_owns)
        {
            _server.Dispose();
        }
    }

    /// <summary>Whether a move has happened in full: a version whose sessions run on is not yet disabled or revoked, and moving it again ends them.</summary>
    private async ValueTask<Recovery> RecoverMoveAsync(RoleTransaction transaction, OperationIntent.Move move, CancellationToken cancellationToken)
    {
        if (transaction.Roles.Find(move.Version) is not { } role)
        {
            return move.To == VersionStage.Revoked && transaction.Roles.WasOfThese(move.Version) ? new Recovery.Applied(Gone(move)) : new Recovery.NotApplied();
        }

        var isDone = role.Note?.Moved == move.Id || role.Stage == move.To;
        if (isDone && role.Stage is VersionStage.Disabled or VersionStage.Revoked)
        {
            isDone = await OpenSessions.CountAsync(transaction.Connection, role.Oid, cancellationToken).ConfigureAwait(false) == 0;
        }

        return isDone ? new Recovery.Applied(role.ToVersion(move.Credential, Descriptor.Name)) : new Recovery.NotApplied();
    }

    /// <summary>Moves a version whose role holds another one by now, or none: it is refused already, but its sessions may run on.</summary>
    private async ValueTask<Outcome<CredentialVersion>> ForgottenAsync(RoleTransaction transaction, OperationIntent.Move intent, CancellationToken cancellationToken)
    {
        if (intent.To != VersionStage.Revoked || !transaction.Roles.WasOfThese(intent.Version))
        {
            return Refused<CredentialVersion>("move", FailureKind.NotFound, "no role holds the version");
        }

        var successor = transaction.Roles.Role(RoleVersionId.RoleOf(intent.Version)!);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return successor?.Note?.At is { } since
            ? await EndSessionsAsync(transaction, successor, since + CommitMargin, Gone(intent), cancellationToken).ConfigureAwait(false)
            : Outcome.Success(Gone(intent));
    }

    private async ValueTask<Outcome<CredentialVersion>> EndSessionsAsync(RoleTransaction transaction, RoleState role, DateTimeOffset before, CredentialVersion then, CancellationToken cancellationToken)
    {
        var left = await OpenSessions.EndAsync(transaction.Connection, role.Oid, before, _server.Options.SessionEndTimeout, _time, cancellationToken).ConfigureAwait(false);
        return left == 0
            ? Outcome.Success(then)
            : Outcome.Failure<CredentialVersion>(new ProviderFailure(Descriptor.Name, "move", FailureKind.Unavailable, $"{role.Name} is refused, and {left} of its sessions are still open"));
    }

    private async ValueTask<Outcome<T>> AloneAsync<T>(string operation, CredentialId credential, Func<RoleTransaction, ValueTask<Outcome<T>>> change, CancellationToken cancellationToken)
        where T : class
    {
        if (RoleNames.Of(credential, _server.Options, out var objection) is not { } names)
        {
            return Refused<T>(operation, FailureKind.Invalid, objection!);
        }

        RoleTransaction? transaction = null;
        try
        {
            transaction = await RoleTransaction.BeginAsync(_server, names, cancellationToken).ConfigureAwait(false);
            return await change(transaction).ConfigureAwait(false);
        }
        catch (ProviderException refused)
        {
            return Outcome.Failure<T>(refused.Failure with { Operation = operation });
        }
        catch (Exception failure) when (Faults.IsExpected(failure))
        {
            return Outcome.Failure<T>(Faults.Of(failure, Descriptor.Name, operation, transaction?.MayHaveCommitted ?? false));
        }
        finally
        {
            if (transaction is not null)
            {
                await transaction.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static CredentialVersion Gone(OperationIntent.Move intent) => new(intent.Version, intent.Credential, VersionStage.Revoked, FactSet.Empty);

    private Outcome<T> Refused<T>(string operation, FailureKind kind, string reason)
        where T : class =>
        Outcome.Failure<T>(new ProviderFailure(Descriptor.Name, operation, kind, reason, MayHaveApplied: false));
}
