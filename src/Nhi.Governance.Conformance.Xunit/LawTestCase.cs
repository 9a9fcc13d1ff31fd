using Xunit.Abstractions;
using Xunit.Sdk;

namespace Nhi.Governance.Conformance.Xunit;

/// <summary>One law of one implementation as a test. A declined law is reported as skipped with its reason, which xunit 2 cannot do by itself.</summary>
public sealed class LawTestCase : XunitTestCase
{
    /// <summary>Called by xunit when it reads a test case back.</summary>
    [Obsolete("Called by xunit's de-serializer.")]
    public LawTestCase()
    {
    }

    internal LawTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method, string law)
        : base(sink, display, options, method, [law])
    {
    }

    /// <inheritdoc />
    public override async Task<RunSummary> RunAsync(IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    {
        using var bus = new DecliningBus(messageBus);
        var summary = await base.RunAsync(diagnosticMessageSink, bus, constructorArguments, aggregator, cancellationTokenSource).ConfigureAwait(false);
        summary.Failed -= bus.Declined;
        summary.Skipped += bus.Declined;
        return summary;
    }

    /// <inheritdoc />
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName)
    {
        var law = (string)TestMethodArguments[0];
        return $"{TestMethod.TestClass.Class.Name} {law}";
    }

    /// <summary>Turns the failure of a law that was declined into a skip.</summary>
    private sealed class DecliningBus(IMessageBus inner) : IMessageBus
    {
        public int Declined { get; private set; }

        public bool QueueMessage(IMessageSinkMessage message)
        {
            if (message is ITestFailed failed && string.Equals(failed.ExceptionTypes.FirstOrDefault(), typeof(LawDeclinedException).FullName, StringComparison.Ordinal))
            {
                Declined++;
                return inner.QueueMessage(new TestSkipped(failed.Test, failed.Messages.FirstOrDefault() ?? string.Empty));
            }

            return inner.QueueMessage(message);
        }

        public void Dispose()
        {
            // The inner bus is xunit's to dispose.
        }
    }
}
