using Codemation.Hosting.Configuration;

namespace Codemation.Hosting.Commands.Serve;

/// <summary>What a process that stays is for.</summary>
/// <param name="Executes">Whether it executes runs; where one process has the database for itself it does anyway.</param>
/// <param name="Profile">What it is tuned for unless that is configured.</param>
internal sealed record Role(bool Executes, Profile Profile);
