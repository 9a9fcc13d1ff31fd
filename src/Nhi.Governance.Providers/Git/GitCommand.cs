using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Nhi.Governance.Providers.Git;

/// <summary>One run of the git executable over a repository that is not trusted: no shell, no hooks, no prompts, no network, nothing of the user's configuration.</summary>
internal sealed class GitCommand : IDisposable
{
    private const int MaxErrorText = 4096;

    private static readonly (string Name, string Value)[] Configuration =
    [
        ("safe.directory", "*"),
        ("core.quotePath", "false"),
        ("core.fsmonitor", "false"),
        ("core.hooksPath", "/dev/null"),
        ("protocol.allow", "never"),

        // Longer objects are unpacked piece by piece rather than in memory.
        ("core.bigFileThreshold", "16m"),
        ("gc.auto", "0"),
        ("maintenance.auto", "false"),
    ];

    private readonly Process _process;
    private readonly CancellationTokenRegistration _kill;
    private readonly Task<string> _error;
    private bool _isDisposed;

    private GitCommand(Process process, CancellationToken cancellationToken)
    {
        _process = process;
        _error = DrainAsync(process.StandardError);
        _kill = cancellationToken.Register(Kill);
    }

    /// <summary>What it writes.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>What it is fed, where it was started so.</summary>
    public StreamWriter Input => _process.StandardInput;

    /// <summary>Starts git in a repository.</summary>
    /// <exception cref="GitException">There is no git executable.</exception>
    public static GitCommand Start(string repository, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Path.GetFullPath(repository),
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        Set(start.Environment);
        try
        {
            return new GitCommand(Process.Start(start) ?? throw new GitException("git could not be started"), cancellationToken);
        }
        catch (Win32Exception)
        {
            throw new GitException("the git executable is not found: install git, or put it on the PATH");
        }
    }

    /// <summary>Everything it writes, for commands that write little.</summary>
    /// <exception cref="GitException">It failed.</exception>
    public static async Task<string> TextAsync(string repository, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var git = Start(repository, arguments, cancellationToken);
        git.Input.Close();
        var text = await new StreamReader(git.Output, Encoding.UTF8).ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        await git.SucceedAsync(cancellationToken).ConfigureAwait(false);
        return text;
    }

    /// <summary>As <see cref="TextAsync"/>, with nothing where it fails.</summary>
    public static async Task<string?> TryTextAsync(string repository, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await TextAsync(repository, arguments, cancellationToken).ConfigureAwait(false);
        }
        catch (GitException)
        {
            return null;
        }
    }

    /// <summary>Feeds it some of what it is to read.</summary>
    /// <returns>Whether it took it; it stopped where not, and the reading side knows.</returns>
    public async Task<bool> FeedAsync(ReadOnlyMemory<byte> input)
    {
        try
        {
            await Input.BaseStream.WriteAsync(input).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Tells it that nothing more is fed.</summary>
    public void EndInput()
    {
        try
        {
            Input.Close();
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // It stopped before.
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <exception cref="GitException">It failed.</exception>
    public async Task SucceedAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (_process.ExitCode != 0)
        {
            var said = (await _error.ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            throw new GitException(said.Length == 0 ? $"git ended with code {_process.ExitCode}" : $"git says: {said[^1]}");
        }
    }

    /// <summary>Ends it where it has not ended by itself.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _kill.Dispose();
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static void Set(IDictionary<string, string?> environment)
    {
        environment["LC_ALL"] = "C";
        environment["GIT_OPTIONAL_LOCKS"] = "0";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        environment["GIT_NO_LAZY_FETCH"] = "1";
        environment["GIT_ATTR_NOSYSTEM"] = "1";
        environment["GIT_CONFIG_NOSYSTEM"] = "1";
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        environment["GIT_CONFIG_COUNT"] = Configuration.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var index = 0; index < Configuration.Length; index++)
        {
            environment[$"GIT_CONFIG_KEY_{index}"] = Configuration[index].Name;
            environment[$"GIT_CONFIG_VALUE_{index}"] = Configuration[index].Value;
        }
    }

    private static async Task<string> DrainAsync(StreamReader error)
    {
        var kept = new StringBuilder();
        var buffer = new char[1024];
        try
        {
            for (int read; (read = await error.ReadAsync(buffer).ConfigureAwait(false)) > 0;)
            {
                // The last words tell why it ended.
                kept.Append(buffer, 0, read);
                kept.Remove(0, Math.Max(0, kept.Length - MaxErrorText));
            }
        }
        catch (IOException)
        {
            // It was killed.
        }

        return kept.ToString();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
