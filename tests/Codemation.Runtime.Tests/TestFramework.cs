[assembly: TestFramework("Codemation.Testing.ServerTestFramework", "Codemation.Runtime.Tests")]
