using System.Runtime.CompilerServices;
using Bunit;

namespace Cordon.Web.Tests;

internal static class Waiting
{
    /// <summary>Room for waiting: tests that start a whole server hold a thread, and on a busy machine others must still get one.</summary>
    [ModuleInitializer]
    internal static void Prepare()
    {
        ThreadPool.SetMinThreads(64, 64);
        BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(60);
    }
}
