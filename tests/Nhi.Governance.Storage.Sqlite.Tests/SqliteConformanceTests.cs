using System.Reflection;
using Nhi.Governance.Conformance.Xunit;

namespace Nhi.Governance.Storage.Sqlite.Tests;

public sealed class SqliteConformanceTests(FixtureHost<SqliteInventoryFixture> host) : InventoryStoreConformance<SqliteInventoryFixture>(host);

public sealed class SqliteInMemoryConformanceTests(FixtureHost<SqliteInMemoryFixture> host) : InventoryStoreConformance<SqliteInMemoryFixture>(host);

public sealed class SqliteCompletenessTests : ContractCompleteness
{
    protected override IReadOnlyList<Assembly> Implementations { get; } = [typeof(SqliteInventoryStore).Assembly];
}
