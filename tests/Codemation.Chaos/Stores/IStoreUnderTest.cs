using System.Data.Common;

namespace Codemation.Chaos.Stores;

/// <summary>A database of its own for one scenario.</summary>
internal interface IStoreUnderTest : IAsyncDisposable
{
    /// <summary>As workers are given it.</summary>
    string Address { get; }

    /// <summary>Run, payload and items of all inputs.</summary>
    string Inputs { get; }

    /// <summary>How many large batches there are that no record names and no sweep is still to find.</summary>
    string UnusedPayloads { get; }

    /// <summary>Looks into the database past the program that is being tested.</summary>
    Task<DbConnection> ConnectAsync();

    /// <summary>Removes everything, the schema included.</summary>
    Task EmptyAsync();
}
