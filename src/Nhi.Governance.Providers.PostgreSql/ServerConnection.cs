using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>The way to one server, checked once. Disposing it closes what it opened itself.</summary>
internal sealed class ServerConnection : IDisposable
{
    private readonly bool _owns;

    /// <exception cref="ArgumentException">The options do not say how to connect, or not safely.</exception>
    public ServerConnection(PostgreSqlOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(options.Name, nameof(options));
        if (options.DataSource is null == options.ConnectionString is null)
        {
            throw new ArgumentException("Give either a connection string or a data source.", nameof(options));
        }

        if (string.Equals(options.FirstSuffix, options.SecondSuffix, StringComparison.Ordinal) || options.FirstSuffix.Length == 0 || options.SecondSuffix.Length == 0)
        {
            throw new ArgumentException("The two login roles need two different suffixes.", nameof(options));
        }

        Settings = new NpgsqlConnectionStringBuilder(options.DataSource?.ConnectionString ?? options.ConnectionString);
        if (string.IsNullOrEmpty(Settings.Host) || Settings.Host.Contains(',', StringComparison.Ordinal))
        {
            throw new ArgumentException("Name one host, the primary: what is asked of another may be old.", nameof(options));
        }

        if (options.RequireVerifiedServer && Settings.SslMode != SslMode.VerifyFull && !IsSocket(Settings.Host))
        {
            throw new ArgumentException($"The server must prove who it is: set SSL Mode=VerifyFull, or {nameof(PostgreSqlOptions.RequireVerifiedServer)} to false.", nameof(options));
        }

        Options = options;
        _owns = options.DataSource is null;

        // Nothing outlasts a transaction here, and a reset that is sent with the next command would keep Npgsql from heeding a cancellation of that.
        Settings.NoResetOnClose = true;
        Source = options.DataSource ?? NpgsqlDataSource.Create(Settings);
    }

    public PostgreSqlOptions Options { get; }

    /// <summary>Opens connections.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>How it connects. Holds no password where the host gave a data source.</summary>
    public NpgsqlConnectionStringBuilder Settings { get; }

    /// <summary>Where it looks.</summary>
    public string Place => Options.Vantage ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Settings.Host}:{Settings.Port}/{Settings.Database ?? Settings.Username}");

    public void Dispose()
    {
        if (_owns)
        {
            Source.Dispose();
        }
    }

    /// <summary>Whether a host is a folder of Unix sockets, or an abstract one.</summary>
    private static bool IsSocket(string host) => Path.IsPathRooted(host) || host.StartsWith('@');
}
