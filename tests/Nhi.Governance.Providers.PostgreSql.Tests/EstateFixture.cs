namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>One estate for a class of tests.</summary>
public sealed class EstateFixture : IAsyncLifetime
{
    internal Estate Estate { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (PostgreSqlServer.Absent is null)
        {
            Estate = await Estate.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (Estate is not null)
        {
            await Estate.DisposeAsync();
        }
    }
}
