using Microsoft.Extensions.Logging;

namespace LogRedaction;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Secret} {List} {Holder} {n}")]
    public static partial void Everything(ILogger logger, Exception exception, string secret, string[] list, object holder, int n);

    [LoggerMessage(Level = LogLevel.Information, Message = "with {Secret}")]
    public static partial void Plain(ILogger logger, string secret);
}
